// What a page must keep to in any window; answers with a list of what is wrong. Called with the name of a check.
const check = arguments[0];
const wrong = [];
const doc = document.documentElement;

function name(element) {
  return element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
}

function shown(element) {
  return element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
}

function tabbable() {
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]");
  return [...all].filter((element) => {
    if (element.disabled || element.tabIndex < 0 || !shown(element)) return false;
    // Of radio buttons with one name only one is a stop.
    if (element.type === "radio") {
      const group = [...document.getElementsByName(element.name)].filter((one) => one.form === element.form);
      const chosen = group.find((one) => one.checked);
      return chosen ? chosen === element : group[0] === element;
    }
    return true;
  });
}

/** Whether an element, or one that scrolls it, may be wider than the window: tables and drawings scroll by themselves. */
function scrollsByItself(element) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
  }
  return false;
}

if (check === "width") {
  if (doc.scrollWidth > doc.clientWidth + 1) {
    const widest = [...document.body.querySelectorAll("*")]
      .filter((element) => shown(element) && element.getBoundingClientRect().right > doc.clientWidth + 1 && !scrollsByItself(element.parentElement))
      .slice(0, 3)
      .map(name);
    wrong.push(`the page is ${doc.scrollWidth} wide in a window of ${doc.clientWidth}: ${widest.join(" | ")}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const hides = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
    if (hides && shown(element) && element.clientWidth > 2 && element.textContent.trim() && style.clipPath === "none" && style.clip === "auto") {
      wrong.push(`text is cut off: ${name(element)}`);
    }
  }
}

if (check === "one-heading") {
  const headings = [...document.querySelectorAll("h1")].filter(shown);
  if (headings.length !== 1) wrong.push(`${headings.length} h1`);
  if (!document.title.trim()) wrong.push("no title");
  if (!doc.lang) wrong.push("no language");
}

if (check === "focus") {
  for (const element of tabbable()) {
    element.focus();
    if (document.activeElement !== element) {
      wrong.push(`takes no focus: ${name(element)}`);
      continue;
    }
    const style = getComputedStyle(element);
    const label = element.closest("label");
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none"
      || (label && getComputedStyle(label).outlineStyle !== "none");
    if (!marked) wrong.push(`no visible focus: ${name(element)}`);
    // In the page, and not all of it behind a bar that stays in place (WCAG 2.4.11).
    // Of a table that is longer than the window, the part that is in it.
    const boxes = [...element.getClientRects()].map((box) => {
      const left = Math.max(box.left, 0);
      const top = Math.max(box.top, 0);
      return { left, top, width: Math.min(box.right, innerWidth) - left, height: Math.min(box.bottom, innerHeight) - top };
    });
    const seen = boxes.some((box) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
      const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return at && (at === element || element.contains(at) || at.contains(element) || (label && label.contains(at)));
    }));
    if (!seen) wrong.push(`focus is hidden: ${name(element)}`);
  }
}

if (check === "stops") {
  document.activeElement?.blur();
  window.stops = [];
  addEventListener("focusin", (event) => window.stops.push(event.target));
  // A box for a date is one stop for each of its parts and one for its calendar.
  return [tabbable().length, tabbable().filter((element) => element.type === "date").length];
}

if (check === "stopped") {
  return [new Set(window.stops).size];
}

if (check === "links") {
  return [...document.querySelectorAll("a[href]")]
    .filter((link) => link.origin === location.origin && !link.hasAttribute("download"))
    .map((link) => link.pathname + link.search);
}

if (check === "downloads") {
  return [...document.querySelectorAll("a[href][download]")].map((link) => link.pathname + link.search);
}

if (check === "weight") {
  const parts = [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")];
  return [String(parts.reduce((sum, part) => sum + part.encodedBodySize, 0)),
    ...parts.map((part) => new URL(part.name)).filter((url) => url.origin !== location.origin && url.protocol !== "data:").map(String)];
}

/** Forms that take a text of somebody; what a script would open (the log-in over a page) is another matter. */
function forms() {
  return [...document.querySelectorAll("form")].filter((form) => form.method === "post" && texts(form).length > 0 && !form.closest("dialog")
    // Who was refused at the door types the name again.
    && form.id !== "login-form");
}

function texts(form) {
  return [...form.elements].filter((element) => !element.disabled && !element.readOnly
    && (element.type === "textarea" || element.type === "text"));
}

if (check === "forms") {
  // The same form for another thing is asked once: its address without ids and its names.
  return forms().map((form) => [new URL(form.getAttribute("action") ?? "", location).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, "…"),
    ...new Set(texts(form).map((element) => element.name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, "…")))].join(" "));
}

if (check === "refuse") {
  const form = forms()[arguments[1]];
  texts(form).forEach((element) => { element.value = arguments[2]; });
  form.noValidate = true;
  const buttons = [...form.elements].filter((element) => element.type === "submit");
  const button = buttons.find((element) => element.classList.contains("primary")) ?? buttons[0];
  form.requestSubmit(button);
}

if (check === "answered") {
  const told = [...document.querySelectorAll(".error-summary, .field-error, .failure-code")].some(shown);
  const answered = document.readyState === "complete" && (!window.asked || told);
  if (!answered) wrong.push("no answer yet");
}

if (check === "refused") {
  const status = performance.getEntriesByType("navigation")[0].responseStatus;
  const told = [...document.querySelectorAll(".error-summary, .field-error, .failure-code")].some(shown);
  if (status >= 500) wrong.push(`answered ${status}`);
  else if (!told) wrong.push(`answered ${status}, nothing says what is wrong: ${document.title}`);
  const kept = [...document.querySelectorAll("textarea, input[type=text]")].some((element) => element.value.includes("\uE000"));
  if (!kept) wrong.push("the text is gone");
  if (!window.asked && !document.querySelector(".failure-code") && !/^(エラー|Error)/.test(document.title)) wrong.push(`the title does not say so: ${document.title}`);
}

return wrong;
