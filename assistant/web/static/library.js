// What the library does in the browser: files that are dropped or chosen, the table's buttons, the two dialogs.
(() => {
  "use strict";
  let send = null;
  let trigger = null;
  let stopped = false; // while files are being sent

  const byId = (id) => document.getElementById(id);
  const session = () => guidelinePage.session();
  const rowOf = (element) => element.closest("tr[data-document]");
  const running = () => document.querySelector(".intake[data-running]");

  const shown = () => document.documentElement.dataset.view ?? "chat";

  // Another view is a step of the browser's history, in the place of an article that it closes.
  function turn(view) {
    if (history.state?.article) history.replaceState({ view }, "");
    else history.pushState({ view }, "");
    show(view);
  }

  let left = 0; // where the chat was scrolled to when the library was opened

  function show(view) {
    guidelinePage.announce(""); // what was said of the other one
    if (view === "library") {
      left = scrollY;
      document.documentElement.dataset.view = view;
      trigger?.look({ session: session() });
      document.querySelector("#library h2").focus({ preventScroll: true });
    } else {
      delete document.documentElement.dataset.view;
      document.querySelector("#question textarea")?.focus({ preventScroll: true });
    }
    guidelineArticle.close();
    scrollTo({ top: view === "library" ? 0 : left });
    byId("view").textContent = byId(view === "library" ? "chat-word" : "library-word").textContent;
  }

  // A line for each file while the browser sends it; the server's own lines then take their place.
  async function add(files) {
    byId("busy").hidden = !(running() && files.length);
    if (running() || !files.length) return;
    const section = document.createElement("section");
    section.className = "intake";
    section.dataset.running = "";
    const list = section.appendChild(document.createElement("ul"));
    list.setAttribute("role", "list");
    const lines = files.map((file) => {
      const line = list.appendChild(document.createElement("li"));
      line.className = "file sending";
      line.appendChild(document.createElement("b")).textContent = file.name;
      line.append(" ");
      line.appendChild(document.createElement("span")).textContent = "Waiting";
      return line;
    });
    const say = (line, text) => { line.lastChild.textContent = text; };
    byId("sending").replaceChildren(section);
    const sent = [];
    const { largest, tooLarge } = byId("files").dataset;
    stopped = false;
    for (const [i, file] of files.entries()) {
      if (stopped) break;
      if (file.size > Number(largest)) {
        say(lines[i], tooLarge);
        lines[i].className = "file refused";
        continue;
      }
      say(lines[i], "Sending");
      try {
        const { path } = await send(file);
        sent.push({ name: file.name, path });
        say(lines[i], "Sent");
      } catch {
        say(lines[i], "Could not be sent");
        lines[i].className = "file refused";
      }
    }
    if (stopped || !sent.length) sendingOver();
    else trigger.takeIn({ session: session(), files: sent });
  }

  // What could not be sent stays to be read.
  function sendingOver() {
    const section = byId("sending").firstChild;
    if (!section) return;
    delete section.dataset.running;
    section.querySelectorAll(".sending").forEach((line) => line.remove());
  }

  function ask(dialog, row, fill) {
    dialog.dataset.document = row.dataset.document;
    dialog.querySelector(".of").textContent = row.querySelector("[data-read]").textContent;
    fill?.();
    dialog.showModal();
  }

  let saving = ""; // the document whose correction is on its way

  function correct(row) {
    const dialog = byId("correct");
    saving = "";
    dialog.querySelector(".refused").replaceChildren();
    ask(dialog, row, () => {
      dialog.querySelectorAll("input").forEach((input) => { input.value = row.dataset[input.name]; });
    });
  }

  // The dialog closes when what was typed in it is saved; where it is refused, it says why.
  function corrected(refused) {
    idle();
    const dialog = byId("correct");
    if (saving !== dialog.dataset.document) return;
    saving = "";
    dialog.querySelector(".refused").innerHTML = refused;
    if (refused) dialog.querySelector(".problem").scrollIntoView({ block: "nearest" });
    else leave(dialog);
  }

  function leave(dialog) {
    dialog.close();
    document.querySelector("#library h2").focus({ preventScroll: true });
  }

  // A document that is being changed, which takes a moment in a large library.
  function busy(name) {
    document.querySelector(`#documents tr[data-document="${CSS.escape(name)}"]`)?.setAttribute("aria-busy", "true");
  }

  function idle() {
    document.querySelectorAll("#documents tr[aria-busy]").forEach((row) => row.removeAttribute("aria-busy"));
  }

  // Grows with each choice, over a reload too: two that are sent at once may overtake one another.
  let choice = 0;

  function choose() {
    const rows = [...document.querySelectorAll("#documents tr[data-document]")];
    const out = rows.filter((row) => !row.querySelector("input").checked).map((row) => row.dataset.document);
    mixed();
    choice = Math.max(choice + 1, Date.now());
    trigger.choose({ session: session(), left_out: out, choice });
  }

  const shownBoxes = () => [...document.querySelectorAll("#documents tr:not([hidden]) td input")];

  // Hides the rows that do not hold all words; "Ask all" is then about the others.
  function find(words) {
    const wanted = words.toLowerCase().split(/\s+/);
    for (const row of document.querySelectorAll("#documents tr[data-document]")) {
      const held = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => held.includes(word));
    }
    const unfound = byId("unfound");
    const none = Boolean(unfound) && !shownBoxes().length;
    if (none && unfound.hidden) guidelinePage.announce(unfound.textContent);
    unfound?.toggleAttribute("hidden", !none);
    document.querySelector("#documents table")?.toggleAttribute("hidden", none);
    mixed();
  }

  function mixed() {
    const boxes = shownBoxes();
    const all = byId("ask-all");
    if (!all) return;
    const asked = boxes.filter((box) => box.checked).length;
    all.checked = asked > 0 && asked === boxes.length;
    all.indeterminate = asked > 0 && asked < boxes.length;
  }

  addEventListener("popstate", (event) => {
    const view = event.state?.view ?? "chat";
    if (!event.state?.article && view !== shown()) show(view);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "cancel") stopped = true;
    if (button.id === "view" && event.detail < 2) return turn(shown() === "library" ? "chat" : "library");
    if (button.dataset.view) return turn(button.dataset.view);
    if ("dismiss" in button.dataset) return button.closest("dialog").close();
    const row = rowOf(button);
    if (!row) return;
    if ("read" in button.dataset) guidelineArticle.open({ quote: "", document: row.dataset.document }, button);
    if ("correct" in button.dataset) correct(row);
    if ("remove" in button.dataset) ask(byId("remove"), row);
  });

  document.addEventListener("submit", (event) => {
    const dialog = event.target.closest("#correct, #remove");
    if (!dialog) return;
    event.preventDefault();
    if (dialog.id === "correct" && saving) return;
    const said = Object.fromEntries(new FormData(event.target));
    trigger[dialog.id]({ session: session(), document: dialog.dataset.document, ...said });
    busy(dialog.dataset.document);
    if (dialog.id === "remove") leave(dialog);
    else saving = dialog.dataset.document;
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "files") {
      add([...event.target.files]);
      event.target.value = "";
    } else if (event.target.id === "ask-all") {
      shownBoxes().forEach((box) => { box.checked = event.target.checked; });
      choose();
    } else if (event.target.closest("#documents td")) {
      choose();
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "find") find(event.target.value);
  });

  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (document.documentElement.dataset.view !== "library" || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (name === "drop") add([...event.dataTransfer.files]);
    });
  }

  window.guidelineLibrary = {
    sendingOver,
    idle,
    // A page that was loaded again shows what it showed.
    resume() { if (history.state?.view === "library") show("library"); },
    corrected,
    connect(watch, upload, triggers) {
      send = upload;
      trigger = triggers;
      watch("value", () => find(byId("find")?.value ?? ""));
    },
    hear(element, watch) {
      watch("value", () => {
        const done = element.querySelector(".done");
        if (done) guidelinePage.announce(done.textContent);
      });
    },
    follow(watch) {
      let said = "";
      watch("value", () => {
        sendingOver();
        if (!running() && document.activeElement?.id === "cancel") document.querySelector("#library h2").focus();
        const now = document.querySelector("#intake .intake")?.dataset.said ?? "";
        if (now !== said) guidelinePage.announce(now);
        said = now;
      });
    },
  };
})();
