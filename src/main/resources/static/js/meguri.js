/*
 * What makes the pages kinder where scripts run; every page works without. Words come from the page
 * (meta "meguri-words"), never from here. Nothing is touched while an input method is composing.
 */

const root = document.documentElement;
root.classList.add("js");

const words = document.querySelector('meta[name="meguri-words"]')?.dataset ?? {};

/** Puts values into a sentence with names in brackets: "[count]／[max]字". Numbers get thousands separators. */
function say(sentence, values) {
  return (sentence ?? "").replace(/\[(\w+)\]/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) {
      return whole;
    }
    return typeof value === "number" ? value.toLocaleString("ja-JP") : value;
  });
}

/* ---- Announcements: one polite region for the whole page ------------------------------------------------------- */

const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
document.body.append(voice);

function announce(sentence) {
  voice.textContent = "";
  // Set in a later turn, else the same sentence twice would not be read again.
  setTimeout(() => {
    voice.textContent = sentence;
  }, 50);
}

/* ---- A page that came back with errors starts there ------------------------------------------------------------ */

document.querySelector(".error-summary")?.focus();

/* ---- Characters: code points as the server counts them, a line break as one ------------------------------------ */

function length(text) {
  return Array.from(text.replace(/\r\n?/g, "\n")).length;
}

function counted(area) {
  const max = Number(area.dataset.maxlength ?? area.getAttribute("maxlength"));
  if (!Number.isInteger(max) || max <= 0) {
    return;
  }
  // The browser would cut what is pasted beyond the limit without a word; here it is shown as too long instead.
  area.removeAttribute("maxlength");
  const id = `${area.id}-count`;
  let counter = document.getElementById(id);
  if (!counter) {
    counter = document.createElement("p");
    counter.className = "counter";
    counter.id = id;
    area.after(counter);
    area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  }
  let timer;
  let told = "";

  const show = () => {
    const count = length(area.value);
    const over = count - max;
    counter.classList.toggle("over", over > 0);
    counter.textContent = say(over > 0 ? words.over : words.count, { count, max, over });
    return { count, over };
  };

  area.addEventListener("input", () => {
    const { count, over } = show();
    clearTimeout(timer);
    // Spoken only near the limit, and only when the writer pauses.
    timer = setTimeout(() => {
      const left = max - count;
      const sentence =
        over > 0 ? say(words.over, { count, max, over }) : left <= max / 10 ? say(words.left, { left }) : "";
      if (sentence && sentence !== told) {
        announce(sentence);
      }
      told = sentence;
    }, 1000);
  });
  show();
}

document.querySelectorAll("textarea[data-maxlength], textarea[maxlength], input[data-maxlength]").forEach(counted);

/* ---- Unsaved input: leaving the page asks first ---------------------------------------------------------------- */

function contents(form) {
  const parts = [];
  for (const [name, value] of new FormData(form)) {
    if (name !== "_csrf") {
      parts.push([name, typeof value === "string" ? value : `${value.name}:${value.size}`]);
    }
  }
  return JSON.stringify(parts);
}

const guarded = new Map();
for (const form of document.querySelectorAll("form[data-guard]")) {
  // A form that came back with errors holds text that is not stored yet.
  guarded.set(form, form.dataset.guard === "dirty" ? null : contents(form));
}

// All of it is stored: js/keeping.js says so.
addEventListener("meguri:clean", (event) => {
  if (guarded.has(event.target)) {
    guarded.set(event.target, contents(event.target));
  }
});

let leaving = false;
addEventListener("beforeunload", (event) => {
  if (leaving) {
    return;
  }
  for (const [form, saved] of guarded) {
    if (contents(form) !== saved) {
      event.preventDefault();
      event.returnValue = "";
      return;
    }
  }
});

/* ---- Once is enough: a second press of a button that writes does nothing --------------------------------------- */

const sent = new Set();

function release(form) {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[data-held]")) {
    button.disabled = false;
    button.removeAttribute("data-held");
  }
  sent.delete(form);
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") {
    return;
  }
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  leaving = guarded.has(form) || leaving;
  // After this turn, so that the pressed button's own name and value still go along.
  setTimeout(() => {
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button:not([type=button]):not(:disabled), input[type=submit]:not(:disabled)")) {
      button.disabled = true;
      button.setAttribute("data-held", "");
    }
    announce(words.busy ?? "");
  }, 0);
  if (form.hasAttribute("data-download")) {
    // A download leaves the page standing: nothing tells that it has begun.
    setTimeout(() => {
      leaving = false;
      release(form);
    }, 4000);
  }
});

addEventListener("pageshow", (event) => {
  if (event.persisted) {
    leaving = false;
    sent.forEach(release);
  }
});

/* ---- Enter that ends a conversion must not submit -------------------------------------------------------------- */

addEventListener(
  "keydown",
  (event) => {
    // Safari ends the composition before this event; there the key code 229 is what is left of it.
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229) && event.target.matches?.("input")) {
      event.stopPropagation();
      if (!event.isComposing) {
        event.preventDefault();
      }
    }
  },
  true,
);

/* ---- Buttons --------------------------------------------------------------------------------------------------- */

/** Last year's text goes behind what stands in the field; nothing is ever replaced. */
function copy(button) {
  const source = document.getElementById(button.dataset.copyFrom);
  const target = document.getElementById(button.dataset.copyTo);
  if (!source || !target) {
    return;
  }
  const text = (source.value ?? source.innerText).trim();
  if (!text) {
    return;
  }
  const end = target.value.length;
  target.setRangeText((end > 0 && !target.value.endsWith("\n") ? "\n" : "") + text, end, end, "end");
  target.dispatchEvent(new Event("input", { bubbles: true }));
  target.focus();
  announce(words.copied ?? "");
}

function fillLogin(button) {
  const login = document.getElementById("username");
  const password = document.getElementById("password");
  if (!login || !password) {
    return;
  }
  login.value = button.dataset.fillLogin;
  password.value = button.dataset.fillPassword;
  const act = document.getElementById("login-button");
  act?.focus();
  act?.scrollIntoView({ block: "center" });
  announce(say(words.filled, { login: button.dataset.fillLogin }));
}

addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) {
    return;
  }
  if (button.dataset.copyFrom) {
    // Where no script runs the same button asks the server, which keeps what is typed on the way.
    event.preventDefault();
    copy(button);
  } else if (button.dataset.fillLogin) {
    fillLogin(button);
  } else if (button.dataset.opens) {
    document.getElementById(button.dataset.opens)?.showModal();
  } else if (button.hasAttribute("data-print")) {
    print();
  }
});

/* ---- What hangs below a word of the menu goes away when one turns elsewhere ------------------------------------- */

const more = document.querySelector(".menu-more details");

if (more) {
  const close = (event) => {
    if (!more.contains(event.target)) {
      more.open = false;
    }
  };
  addEventListener("click", close);
  addEventListener("focusin", close);
  more.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && more.open) {
      more.open = false;
      more.querySelector("summary").focus();
    }
  });
}

/* ---- Paper: a text box prints only what it shows --------------------------------------------------------------- */

addEventListener("beforeprint", () => {
  for (const area of document.querySelectorAll("textarea")) {
    let twin = area.nextElementSibling;
    if (!twin?.classList.contains("printed-text")) {
      twin = document.createElement("div");
      twin.className = "printed-text print-only";
      twin.setAttribute("aria-hidden", "true");
      area.after(twin);
    }
    twin.textContent = area.value;
  }
});

addEventListener("afterprint", () => {
  document.querySelectorAll(".printed-text").forEach((twin) => twin.remove());
});
