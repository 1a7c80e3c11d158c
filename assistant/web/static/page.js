// What the chat does in the browser: the tab's key, asking, clicks on quotes and reference numbers, copying.
// Nothing that was asked is put in the browser's storage: sessionStorage holds a random key, localStorage the kind of reader.
(() => {
  "use strict";
  const SESSION = "guideline-session";
  const READER = "guideline-reader";
  const held = {};
  let server = null;
  let trigger = null;
  let busy = false;
  let awaited = false; // whether what is drawn next was asked for here; else a language model reads the question otherwise
  let typed = ""; // what stands in the box of what was searched for, where somebody is changing it
  let shown = 0; // turns
  let before = 0;
  let asking = ""; // what goes back into the question box where the server is gone
  let watching = 0; // the timer that sees whether it is
  const PATIENCE = 2000; // milliseconds

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
    busy = awaited = true;
    before = scrollY;
    byId("lost").hidden = true;
    clearTimeout(watching);
    watching = setTimeout(watchOver, PATIENCE);
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
    asking = event === "ask" ? text : "";
    showWork(text);
    trigger[event]({ session: session(), text });
  }

  // Gradio does not say that the server is gone, so while an answer is awaited the server is called now and then.
  async function watchOver() {
    if (!busy) return;
    try {
      await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
      watching = setTimeout(watchOver, PATIENCE);
    } catch {
      if (busy) lost();
    }
  }

  function lost() {
    end();
    byId("lost").hidden = false;
    const box = questionBox();
    if (!asking || box.value) return;
    box.value = asking;
    box.dispatchEvent(new Event("input", { bubbles: true }));
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

  // Gradio puts all of the page into its main part; a screen reader is told which parts there are, also of those drawn late.
  function markParts() {
    document.querySelector("main")?.setAttribute("role", "presentation");
    for (const [id, role] of [["top", "banner"], ["chat", "main"], ["library", "main"], ["composer", "search"]]) {
      byId(id)?.setAttribute("role", role);
    }
  }

  function skipTo(part) {
    if (part === "question") return questionBox().focus();
    const turns = document.querySelectorAll(".turn:not(.pending)");
    const last = turns[turns.length - 1];
    if (!last) return;
    last.scrollIntoView({ block: "start" });
    last.querySelector(".asked").focus({ preventScroll: true });
  }

  function cleared() {
    typed = "";
    shown = 0;
    byId("announcer").textContent = "";
    guidelineArticle.close();
    scrollTo({ top: 0 });
    questionBox()?.focus({ preventScroll: true });
  }

  // After the conversation was drawn anew. Who did not ask for it is not moved, and keeps what is being typed.
  function drawn() {
    busy = false;
    setReader();
    markParts();
    guidelineArticle.drawn();
    document.querySelectorAll(".reading textarea").forEach((box) => { box.value = box.defaultValue; });
    const turns = document.querySelectorAll(".turn");
    const last = turns[turns.length - 1];
    if (!last) return;
    byId("announcer").textContent = last.dataset.said;
    const box = last.querySelector(".reading textarea");
    if (!awaited && typed && box) {
      reword(last.querySelector("[data-reword]"));
      box.value = typed;
      return box.focus({ preventScroll: true });
    }
    typed = "";
    if (!awaited && turns.length === shown) return;
    awaited = false;
    shown = turns.length;
    last.scrollIntoView({ block: "start" });
    if (!document.activeElement?.closest("#question")) last.querySelector(".asked").focus({ preventScroll: true });
  }

  function openQuote(key, from) {
    guidelineArticle.open({ quote: key, document: "" }, from);
  }

  // A long question, of which a few lines are shown.
  function showWhole(button) {
    const whole = button.closest(".turn").querySelector(".asked").classList.toggle("whole");
    button.setAttribute("aria-expanded", String(whole));
  }

  // The box in which what was searched for can be changed.
  function reword(button) {
    const box = byId(button.getAttribute("aria-controls"));
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.hidden) box.querySelector("textarea").focus({ preventScroll: true });
  }

  function toggleNote(chip) {
    const note = byId(chip.getAttribute("aria-controls"));
    const show = note.hidden;
    const quote = chip.closest(".quote");
    quote.querySelectorAll(".note").forEach((other) => { other.hidden = true; });
    quote.querySelectorAll(".chip").forEach((other) => other.setAttribute("aria-expanded", "false"));
    note.hidden = !show;
    chip.setAttribute("aria-expanded", String(show));
    if (show) note.scrollIntoView({ block: "nearest" });
  }

  // A table that has more columns than are in view.
  function markWider(quote) {
    quote.classList.toggle("wider", quote.scrollWidth - quote.clientWidth - quote.scrollLeft > 1);
  }

  // What the language model has written so far goes above the quotes, which stay as they are. A step that was under way
  // when the writing ended adds nothing; and its first child, the button to stop it, stays the same node, or a click could
  // fall between two.
  function showWritten(markup) {
    const box = document.createElement("template");
    box.innerHTML = markup;
    const written = box.content.firstElementChild;
    const turn = written && document.querySelectorAll(".turn:not(.pending)")[written.dataset.turn];
    if (!turn) return;
    const old = turn.querySelector(".written");
    if (old?.getAttribute("aria-busy") === "false") return;
    const over = written.getAttribute("aria-busy") === "false";
    if (over) byId("announcer").textContent = (written.querySelector(".note-line") ?? byId("written-words")).textContent;
    if (!old) return (turn.querySelector(":scope > .caution") ?? turn.querySelector(".reading") ?? turn.querySelector(".asked")).after(written);
    if (over) {
      if (old.contains(document.activeElement)) questionBox().focus({ preventScroll: true });
      return old.replaceWith(written);
    }
    while (old.lastChild !== old.firstChild) old.lastChild.remove();
    written.firstChild.remove();
    old.append(...written.childNodes);
  }

  // Of the turn whose button it is: the next may have begun to write.
  async function stopWriting(button) {
    showWritten(await server.stop({ session: session(), turn: button.closest(".written").dataset.turn }));
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
    const words = button.firstChild; // what it is of stands behind them
    button.dataset.label ??= words.data;
    words.data = said;
    setTimeout(() => { words.data = button.dataset.label; }, 2000);
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
    event.target.closest(".where")?.classList.toggle("whole");
    const button = event.target.closest("button");
    if (button && "stop" in button.dataset) return stopWriting(button);
    if (button?.id === "clear") return byId("forget").showModal();
    if (button && "whole" in button.dataset) return showWhole(button);
    if (button && "reword" in button.dataset) return reword(button);
    if (button?.dataset.to) {
      const quote = document.querySelector(`blockquote[data-quote="${button.dataset.to}"]`);
      quote.scrollIntoView({ block: "center" });
      quote.classList.add("pointed-at");
      quote.addEventListener("blur", () => quote.classList.remove("pointed-at"), { once: true });
      return quote.focus({ preventScroll: true });
    }
    if (button?.dataset.skip) return skipTo(button.dataset.skip);
    if (button?.dataset.ask) return ask(button.dataset.ask, "ask");
    if (button?.dataset.reader) {
      setReader(button.dataset.reader);
      return questionBox()?.focus();
    }
    if (button?.dataset.open) return openQuote(button.dataset.open, button);
    if (button?.dataset.copy) return copy(button);
    const quote = event.target.closest("blockquote[data-quote]");
    if (quote && String(getSelection()) === "") openQuote(quote.dataset.quote, quote);
  });

  document.addEventListener("keydown", (event) => {
    const chip = document.querySelector('.chip[aria-expanded="true"]');
    if (event.key === "Escape" && chip && !event.target.closest("#article, dialog")) {
      event.stopImmediatePropagation();
      toggleNote(chip);
      return chip.focus({ preventScroll: true });
    }
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.target.matches("blockquote[data-quote]")) openQuote(event.target.dataset.quote, event.target);
    if (event.target.matches(".reading textarea") && !event.shiftKey) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.closest("#forget")) trigger.forget({ session: session() });
    if (!event.target.matches(".reading")) return;
    event.preventDefault();
    ask(event.target.querySelector("textarea").value, "again");
  });

  document.addEventListener("scroll", (event) => {
    if (event.target.matches?.("blockquote")) markWider(event.target);
  }, true);

  document.addEventListener("input", (event) => {
    if (event.target.matches(".reading textarea")) typed = event.target.value;
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "reader") setReader(event.target.value);
  });

  window.guidelinePage = {
    session,
    announce(text) { byId("announcer").textContent = text; },
    end,
    cleared,
    export: takeAway,
    // [key, question to send, what stays in the box]; while an answer is on its way the box keeps its words.
    send(text) {
      if (busy) return [session(), text, text];
      asking = text;
      showWork(text);
      return [session(), text, ""];
    },
    reader() { return stored("localStorage", READER) || ""; },
    follow(element, watch) {
      watch("value", () => showWritten(element.querySelector(".written")?.outerHTML));
    },
    connect(element, watch, functions, triggers) {
      server = functions;
      guidelineArticle.connect(functions);
      trigger = triggers;
      watch("value", drawn);
      new ResizeObserver(() => element.querySelectorAll("blockquote").forEach(markWider)).observe(element);
      setReader();
    },
  };
  setReader();
})();
