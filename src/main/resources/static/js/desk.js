/*
 * The desk of whoever decides: what is typed is kept on the server while the page stays, and single keys press the page's
 * own buttons and links. Without this module every button does the same.
 */

const form = document.getElementById("desk-form");
const status = document.getElementById("desk-kept");

/* ---- Kept while typing ----------------------------------------------------------------------------------------- */

const PAUSE = 1500;
let timer;
let dirty = false;
let sending = false;
let request;

function contents() {
  const data = new FormData(form);
  data.set("quietly", "true");
  return data;
}

async function keep() {
  clearTimeout(timer);
  if (!dirty || sending) {
    return;
  }
  dirty = false;
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(form.dataset.desk, { method: "POST", body: contents(), signal: request.signal, redirect: "error" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    status.textContent = form.dataset.kept;
    if (!dirty) {
      form.dispatchEvent(new CustomEvent("meguri:clean", { bubbles: true }));
    }
  } catch (failure) {
    if (failure.name !== "AbortError") {
      dirty = true;
      status.textContent = form.dataset.notKept;
    }
  }
}

function changed(event) {
  if (event.target.form !== form || event.target.localName !== "textarea") {
    return;
  }
  dirty = true;
  clearTimeout(timer);
  if (!event.isComposing) {
    timer = setTimeout(keep, PAUSE);
  }
}

addEventListener("input", changed);
addEventListener("compositionend", (event) => changed({ target: event.target, isComposing: false }));

// Once a button is pressed everything goes along with it; nothing may arrive after the verdict.
addEventListener("submit", (event) => {
  if (event.target === form && !event.defaultPrevented) {
    sending = true;
    clearTimeout(timer);
    request?.abort();
  }
});

addEventListener("pagehide", () => {
  if (dirty && !sending) {
    navigator.sendBeacon(form.dataset.desk, contents());
  }
});

addEventListener("pageshow", (event) => {
  if (event.persisted) {
    sending = false;
  }
});

/* ---- Keys ------------------------------------------------------------------------------------------------------ */

function typing(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio]), select, textarea"));
}

addEventListener("keydown", (event) => {
  if (
    form.dataset.keys !== "on" ||
    sending ||
    event.isComposing ||
    event.keyCode === 229 ||
    event.repeat ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.shiftKey ||
    typing(event.target) ||
    document.querySelector("dialog[open]")
  ) {
    return;
  }
  const key = event.key.toLowerCase();
  const target = /^[arljk]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
  if (!target) {
    return;
  }
  event.preventDefault();
  const needed = target.dataset.keyNeeds ? document.getElementById(target.dataset.keyNeeds) : null;
  if (needed && !needed.value.trim()) {
    needed.focus();
    needed.scrollIntoView({ block: "center" });
    return;
  }
  target.click();
});
