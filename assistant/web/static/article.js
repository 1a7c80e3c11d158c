// The panel beside the page: a document's text, and of a PDF its printed pages, each at the quote that was opened.
(() => {
  "use strict";
  const NARROW = matchMedia("(max-width: 900px)");
  let server = null;
  let wanted = null; // the place that was asked for last: { quote, document }, the key of a quote or the name of a document
  let opened = null; // the place that is shown, with what it cites
  let opener = null;

  const byId = (id) => document.getElementById(id);
  const sent = ({ quote, document }) => ({ session: guidelinePage.session(), quote, document });

  // What a quote is, with its document and place in it: another quote can come under the same key.
  function cited(key) {
    return document.querySelector(`blockquote[data-quote="${key}"]`)?.dataset.place;
  }

  async function open(place, from) {
    wanted = place;
    const words = cited(place.quote);
    const html = await (place.quote ? server.open_article(sent(place)) : server.open_document(sent(place)));
    if (!html || wanted !== place || words !== cited(place.quote)) return;
    if (!history.state?.article) history.pushState({ article: true }, "");
    opener = from;
    opened = { ...place, words };
    const panel = byId("article");
    byId("article-body").innerHTML = html;
    panel.hidden = false;
    document.documentElement.dataset.article = "open";
    cover(NARROW.matches);
    showOpened();
    turnTo(panel.querySelector(".facsimile")?.dataset.page);
    panel.querySelector("h2").focus({ preventScroll: true });
    showIn(panel.querySelector(".article-text"), panel.querySelector("mark"));
  }

  // Scrolls an element's own content, not the page, until a part of it is in its upper third.
  function showIn(view, part) {
    if (part) view.scrollTop += part.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 4;
  }

  // Shows a printed page; its picture and the quote's places on it come one after the other, whichever is first.
  async function turnTo(number) {
    const view = byId("article").querySelector(".facsimile");
    if (!view || !number) return;
    const page = Math.min(Math.max(Number(number), 1), Number(view.dataset.pages));
    const place = { ...sent(opened), page };
    view.dataset.page = page;
    view.querySelector(".page-number").textContent = byId("page-words").textContent
      .replace("{page}", page).replace("{pages}", view.dataset.pages);
    view.querySelector("[data-turn='-1']").disabled = page === 1;
    view.querySelector("[data-turn='1']").disabled = page === Number(view.dataset.pages);
    view.setAttribute("aria-busy", "true");
    const current = () => view.isConnected && Number(view.dataset.page) === page;
    const places = place.quote ? server.regions(place) : "";
    const picture = await server.picture(place);
    if (!current()) return;
    const sheet = view.querySelector(".sheet");
    sheet.innerHTML = picture;
    sheet.scrollTop = 0;
    await sheet.querySelector("img")?.decode();
    const found = await places;
    if (!current()) return;
    const regions = sheet.querySelector(".regions");
    if (regions) regions.innerHTML = found;
    showIn(sheet, sheet.querySelector(".region"));
    view.removeAttribute("aria-busy");
  }

  function toggle(view, name) {
    view.toggleAttribute(name);
    view.querySelector("[data-zoom]").setAttribute("aria-pressed", String(view.hasAttribute("data-zoomed")));
    showIn(view.querySelector(".sheet"), view.querySelector(".region"));
  }

  function showOpened() {
    document.querySelectorAll("blockquote[data-quote]").forEach((quote) => {
      quote.classList.toggle("opened", quote.dataset.quote === opened?.quote);
    });
  }

  function close() {
    wanted = null;
    if (!opened) return;
    opened = null;
    byId("article").hidden = true;
    delete document.documentElement.dataset.article;
    cover(false);
    showOpened();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    if (history.state?.article) history.back();
  }

  // On a narrow screen the article covers the page, which then takes no focus.
  function cover(covered) {
    for (const id of ["top", "chat", "library"]) byId(id)?.toggleAttribute("inert", covered);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#article button");
    if (!button) return;
    const view = button.closest(".facsimile");
    if (button.id === "close-article") close();
    else if (button.dataset.turn) turnTo(Number(view.dataset.page) + Number(button.dataset.turn));
    else if ("zoom" in button.dataset) toggle(view, "data-zoomed");
    else if ("fold" in button.dataset) toggle(view, "data-folded");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
  });

  // "Back" closes the article, and the page stays where it was scrolled to.
  history.scrollRestoration = "manual";
  addEventListener("popstate", (event) => {
    if (!event.state?.article) close();
  });

  NARROW.addEventListener("change", () => cover(NARROW.matches && Boolean(opened)));

  window.guidelineArticle = {
    open,
    close,
    connect(functions) { server = functions; },
    // After the conversation was drawn anew: its quotes are other elements, or gone, or others under the same keys.
    drawn() {
      if (opened && cited(opened.quote) !== opened.words) close();
      showOpened();
    },
  };
})();
