// The review of one paper, made easier: the other side comes along, an item is split where the cursor stands, and nobody
// leaves by accident with words that are not saved. All of it can be done without.
(() => {
  const form = document.getElementById("review");
  if (!form) return;

  // Leaving with words that are not saved. What was typed before this script came counts too.
  let saving = false;
  const changed = (field) =>
    field.options ? !([...field.options].find((one) => one.defaultSelected) || field.options[0]).selected
      : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : "defaultValue" in field && field.value !== field.defaultValue;
  form.addEventListener("submit", () => { saving = true; });
  window.addEventListener("pageshow", (event) => { if (event.persisted) saving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!saving && [...form.elements].some(changed)) event.preventDefault();
  });

  // What has the focus on one side is marked and brought into view on the other.
  const pane = document.querySelector(".review-source");
  const wide = matchMedia("(min-width: 64rem)");
  const bring = (other) => {
    const box = other.getBoundingClientRect(), seen = pane.getBoundingClientRect();
    if (box.top < seen.top || box.bottom > seen.bottom) pane.scrollTop += box.top - seen.top - 48;
  };
  let beside = [];
  const partner = (element) => {
    const link = element.closest(".review-source :not(.pager) > a[href*='#']");
    if (link) return document.getElementById(link.getAttribute("href").split("#")[1]);
    const held = element.closest(".review-form .field[id]");
    return held && document.getElementById("from-" + held.id);
  };
  document.addEventListener("focusin", (event) => {
    for (const one of beside) one.classList.remove("beside");
    const other = partner(event.target);
    beside = other ? [other] : [];
    if (!other) return;
    other.classList.add("beside");
    const folded = other.closest("details:not([open])");
    if (folded || !wide.matches) return;
    if (pane.contains(other)) bring(other);
    else other.scrollIntoView({ block: "nearest" });
  });

  // A target that is folded away is shown.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target) target.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("hashchange", unfold);

  // Another page of the source moves nothing else: the form stays where it stood, and unfolded as it was.
  const kept = "review " + location.pathname;
  const named = (fold) => fold.firstElementChild.textContent;
  const top = () => document.querySelector(".review").getBoundingClientRect().top;
  document.addEventListener("click", (event) => {
    const turn = event.target.closest("button[value^='show '], .review a[href^='?']");
    if (!turn) return;
    const open = [...form.querySelectorAll("details[open]")].map(named);
    sessionStorage.setItem(kept, JSON.stringify({ open, top: top(), words: pane.contains(turn) && turn.textContent }));
  });
  const left = JSON.parse(sessionStorage.getItem(kept));
  sessionStorage.removeItem(kept);
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (const fold of left ? form.querySelectorAll("details") : []) fold.open ||= left.open.includes(named(fold));
  if (left && target && pane.contains(target) && (wide.matches || target.id === "source")) {
    const again = [...pane.querySelectorAll(".pager .button")];
    const stay = () => {
      (again.find((one) => one.textContent === left.words) || again[0] || pane).focus({ preventScroll: true });
      scrollBy({ top: top() - left.top, behavior: "instant" });
      if (target.id !== "source") bring(target);
    };
    stay();
    window.addEventListener("load", stay); // by then the browser has followed the address
  } else {
    unfold();
  }

  // Split at the cursor.
  for (const moves of document.querySelectorAll("[data-block]")) {
    const text = form.elements.namedItem("block-" + moves.dataset.block + "-text");
    if (!text) continue;
    const button = document.createElement("button");
    button.className = "button quiet";
    button.name = "do";
    button.textContent = "Split at the cursor";
    button.addEventListener("click", (event) => {
      const before = text.value.slice(0, text.selectionStart);
      const at = before.length - (text.value.length - text.value.trimStart().length);
      if (at > 0 && text.value.slice(text.selectionStart).trim()) {
        button.value = "split " + moves.dataset.block + " " + at;
        return;
      }
      event.preventDefault();
      text.focus();
      text.setCustomValidity("Put the cursor between two words of this text, then split.");
      text.reportValidity();
      text.setCustomValidity("");
    });
    moves.insertBefore(button, moves.children[1] || null);
  }
})();
