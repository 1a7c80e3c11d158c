// What the page does in the browser: the tab's key, clicks on quotes and reference numbers, copying, the article's panel.
// Nothing that was asked is put in the browser's storage: sessionStorage holds a random key, localStorage the kind of reader.
(() => {
  "use strict";
  const SESSION = "guideline-session";
  const READER = "guideline-reader";
  const NARROW = matchMedia("(max-width: 900px)");
  const held = {};
  let server = null;
  let trigger = null;
  let opened = null;
  let opener = null;
  let busy = false;
  let before = 0;

  const byId = (id) => document.getElementById(id);
  const questionBox = () => document.querySelector("#question textarea");

  function stored(store, key, value) {
    try {
      if (value !== undefined) window[store].setItem(key, value);
      return window[store].getItem(key);
    } catch {
      if (value !== undefined) held[key] = value;
      return held[key] ?? null;
    }
  }

  function session() {
    const known = stored("sessionStorage", SESSION);
    if (known) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return stored("sessionStorage", SESSION, Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(""));
  }

  function setReader(reader) {
    if (reader !== undefined) stored("localStorage", READER, reader);
    const known = stored("localStorage", READER) || "";
    document.documentElement.dataset.reader = known;
    const select = byId("reader");
    if (select) select.value = known;
  }

  // The question is shown at once, with a sign of work, until the server's answer replaces both.
  function showWork(text) {
    const conversation = document.querySelector("#conversation .turns");
    if (busy || !conversation || !text.trim()) return;
    busy = true;
    before = scrollY;
    const turn = document.createElement("article");
    turn.className = "turn pending";
    const asked = document.createElement("h2");
    asked.className = "asked";
    asked.textContent = text.length > 300 ? `${text.slice(0, 300)}…` : text;
    const work = document.createElement("p");
    work.className = "work";
    work.textContent = byId("working-words").textContent;
    turn.append(asked, work);
    document.querySelector("#conversation .empty")?.setAttribute("hidden", "");
    conversation.append(turn);
    turn.scrollIntoView({ block: "start" });
  }

  function ask(text, event) {
    if (busy) return;
    showWork(text);
    trigger[event]({ session: session(), text });
  }

  // After the event: where it brought no answer, everything is as it was before.
  function end() {
    busy = false;
    const waiting = document.querySelector(".turn.pending");
    if (!waiting) return;
    waiting.remove();
    document.querySelector("#conversation .empty")?.removeAttribute("hidden");
    scrollTo({ top: before });
  }

  function cleared() {
    close();
    questionBox()?.focus();
  }

  // After the conversation was drawn anew.
  function drawn() {
    busy = false;
    setReader();
    showOpened(document.documentElement.dataset.article === "open");
    document.querySelectorAll(".reading textarea").forEach((box) => { box.value = box.defaultValue; });
    const turns = document.querySelectorAll(".turn");
    const last = turns[turns.length - 1];
    if (!last) return;
    byId("announcer").textContent = last.dataset.said;
    last.scrollIntoView({ block: "start" });
    if (!document.activeElement?.closest("#question")) last.querySelector(".asked").focus({ preventScroll: true });
    if (opened && !document.querySelector(`[data-quote="${opened}"]`)) close();
  }

  function showOpened(open) {
    document.querySelectorAll("blockquote[data-quote]").forEach((quote) => {
      quote.classList.toggle("opened", open && quote.dataset.quote === opened);
    });
  }

  async function open(key, from) {
    opener = from;
    if (opened !== key) {
      const html = await server.open_article({ session: session(), quote: key });
      if (!html) return;
      byId("article-body").innerHTML = html;
      opened = key;
    }
    const panel = byId("article");
    panel.hidden = false;
    document.documentElement.dataset.article = "open";
    cover(NARROW.matches);
    showOpened(true);
    panel.querySelector("h2").focus({ preventScroll: true });
    const text = panel.querySelector(".article-text");
    const mark = panel.querySelector("mark");
    text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  }

  function close() {
    const panel = byId("article");
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    delete document.documentElement.dataset.article;
    cover(false);
    showOpened(false);
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  }

  // On a narrow screen the article covers the chat, which then takes no focus.
  function cover(covered) {
    for (const id of ["top", "chat"]) byId(id)?.toggleAttribute("inert", covered);
  }

  function toggleNote(chip) {
    const note = byId(chip.getAttribute("aria-controls"));
    const show = note.hidden;
    const quote = chip.closest(".quote");
    quote.querySelectorAll(".note").forEach((other) => { other.hidden = true; });
    quote.querySelectorAll(".chip").forEach((other) => other.setAttribute("aria-expanded", "false"));
    note.hidden = !show;
    chip.setAttribute("aria-expanded", String(show));
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      box.className = "unseen";
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
      button.focus();
    }
    const said = byId("copied-words").textContent;
    byId("announcer").textContent = said;
    button.dataset.label ??= button.textContent;
    button.textContent = said;
    setTimeout(() => { button.textContent = button.dataset.label; }, 2000);
  }

  async function takeAway() {
    const text = await server.take_away({ session: session() });
    if (!text) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    link.download = `guideline-conversation-${new Date().toISOString().slice(0, 10)}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip) return toggleNote(chip);
    const button = event.target.closest("button");
    if (button?.dataset.ask) return ask(button.dataset.ask, "ask");
    if (button?.dataset.reader) {
      setReader(button.dataset.reader);
      return questionBox()?.focus();
    }
    if (button?.dataset.open) return open(button.dataset.open, button);
    if (button?.dataset.copy) return copy(button);
    if (button?.id === "close-article") return close();
    const quote = event.target.closest("blockquote[data-quote]");
    if (quote && String(getSelection()) === "") open(quote.dataset.quote, quote);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.target.matches("blockquote[data-quote]")) open(event.target.dataset.quote, event.target);
    if (event.target.matches(".reading textarea") && !event.shiftKey) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".reading")) return;
    event.preventDefault();
    ask(event.target.querySelector("textarea").value, "again");
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "reader") setReader(event.target.value);
  });

  NARROW.addEventListener("change", () => cover(NARROW.matches && !(byId("article")?.hidden ?? true)));

  window.guidelinePage = {
    session,
    end,
    cleared,
    export: takeAway,
    // [key, question to send, what stays in the box]; while an answer is on its way the box keeps its words.
    send(text) {
      if (busy) return [session(), text, text];
      showWork(text);
      return [session(), text, ""];
    },
    connect(element, watch, functions, triggers) {
      server = functions;
      trigger = triggers;
      watch("value", drawn);
      setReader();
    },
  };
  setReader();
})();
