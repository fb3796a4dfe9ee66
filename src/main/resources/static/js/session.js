/*
 * The session as a page knows it: asking the server, the warning before it ends, the log-in over the page that stays as it
 * is, and what is done while nothing can be reached.
 */

const page = document.querySelector('meta[name="meguri-keeping"]').dataset;
const parts = document.getElementById("keeping");

/** The words of the page. */
export const words = parts.dataset;

const WARNING = 5 * 60_000;
const PATIENCE = 20_000;
const LARGEST_LAST_WORD = 60_000;

/** Nothing can be reached. */
export class Offline extends Error {}
/** The session is over, and nobody has logged in again yet. */
export class Gone extends Error {}

export function say(sentence, values) {
  return sentence.replace(/\[(\w+)\]/g, (whole, name) => values[name] ?? whole);
}

/* ---- Composing: an input method must not be disturbed ----------------------------------------------------------- */

export let composing = false;
addEventListener("compositionstart", () => (composing = true), true);
addEventListener("compositionend", () => (composing = false), true);

function composed() {
  return composing
    ? new Promise((resolve) => addEventListener("compositionend", () => setTimeout(resolve, 0), { once: true, capture: true }))
    : Promise.resolve();
}

/* ---- Asking ----------------------------------------------------------------------------------------------------- */

let token = document.querySelector('meta[name="_csrf"]')?.content ?? "";
const header = document.querySelector('meta[name="_csrf_header"]')?.content ?? "X-CSRF-TOKEN";

function take(session) {
  token = session.token;
  document.querySelectorAll('meta[name="_csrf"]').forEach((meta) => (meta.content = token));
  document.querySelectorAll('input[name="_csrf"]').forEach((input) => (input.value = token));
  idle = (session.idle > 0 ? session.idle : Infinity) * 1000;
  end = Date.now() + session.left * 1000;
}

async function reach(url, options = {}) {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), PATIENCE);
  let answer;
  try {
    answer = await fetch(url, {
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      signal: clock.signal,
      ...options,
      headers: { "X-Requested-With": "meguri", ...options.headers },
    });
  } catch {
    throw new Offline();
  } finally {
    clearTimeout(timer);
  }
  // A server in front of a house that is being started anew.
  if (answer.status >= 502 && answer.status <= 504) {
    throw new Offline();
  }
  return answer;
}

/**
 * Asks the server as the person of this page. When the session is over the person is asked to log in first; with a token
 * of an older session of the same person a new one is fetched.
 *
 * @param options.body to post @param options.quiet nobody pressed anything: a log-in that was put off is not asked for again
 * @param options.last the page is being left
 */
export async function ask(url, { body, quiet = false, last = false } = {}) {
  let renewed = false;
  for (let attempt = 0; attempt < 4; attempt++) {
    const answer = await reach(url, {
      method: body ? "POST" : "GET",
      body,
      headers: body ? { [header]: token } : {},
      keepalive: last && String(body).length < LARGEST_LAST_WORD,
    });
    if (answer.status === 401) {
      if (last || (quiet && putOff)) {
        remind();
        throw new Gone();
      }
      await logInAgain();
    } else if (answer.status === 403 && body && !renewed) {
      renewed = true;
      const session = await reach("/session");
      if (session.ok) {
        await takeMine(await session.json());
      } else if (session.status !== 401) {
        return answer;
      }
    } else {
      heardFromServer();
      return answer;
    }
  }
  throw new Gone();
}

/** Goes on with a session, if it is that of the person for whom the page was made; else that person has to log in. */
async function takeMine(known) {
  if (known.person === page.person) {
    take(known);
  } else {
    await logInAgain(words.wordsOther);
  }
}

/** Makes sure that the server is there, and that whoever is signed in is the person of the page. */
export async function stillMine(quiet = false) {
  const answer = await ask("/session", { quiet });
  if (answer.ok) {
    await takeMine(await answer.json());
  }
  return answer.ok;
}

/* ---- Logging in over the page ----------------------------------------------------------------------------------- */

const dialog = document.getElementById("keeping-login");
const form = document.getElementById("keeping-login-form");
const fault = document.getElementById("keeping-login-error");
let waiting;
let putOff = false;

function tell(sentence) {
  if (sentence === words.wordsOther) {
    dialog.classList.add("sealed");
  }
  fault.hidden = !sentence;
  fault.textContent = sentence ?? "";
}

/** Resolves when the person of this page is logged in again; fails as {@link Gone} when that is put off. */
function logInAgain(sentence) {
  waiting ??= new Promise((resolve, reject) => {
    composed().then(() => {
      tell(sentence);
      dialog.showModal();
      dialog.returnValue = "";
      dialog.addEventListener("close", function closed() {
        if (dialog.returnValue !== "in" && dialog.classList.contains("sealed")) {
          // A second Escape closes whatever the page says.
          dialog.showModal();
          return;
        }
        dialog.removeEventListener("close", closed);
        waiting = undefined;
        if (dialog.returnValue === "in") {
          putOff = false;
          resolve();
        } else {
          putOff = true;
          remind();
          reject(new Gone());
        }
      });
    });
  });
  return waiting;
}

function remind() {
  show(words.wordsAgain);
}

/** A token for the log-in: of the session that is there, or of the log-in page. */
async function freshToken() {
  const session = await reach("/session");
  if (session.ok) {
    const known = await session.json();
    return { token: known.token, done: known.person === page.person ? known : undefined };
  }
  const login = new DOMParser().parseFromString(await (await reach("/login")).text(), "text/html");
  return { token: login.querySelector('input[name="_csrf"]')?.value ?? "" };
}

async function logIn() {
  const fresh = await freshToken();
  // Logged in again in another window of this browser meanwhile.
  let session = fresh.done;
  if (!session) {
    const body = new URLSearchParams(new FormData(form));
    body.set("_csrf", fresh.token);
    const answer = await reach("/login", { method: "POST", body });
    if (!answer.ok) {
      tell(answer.status === 422 ? words.wordsWrong : answer.status === 409 ? words.wordsOther : words.wordsUnreachable);
      form.elements.password.value = "";
      form.elements.password.focus();
      return;
    }
    session = await (await reach("/session")).json();
  }
  take(session);
  heardFromServer();
  form.elements.password.value = "";
  dialog.classList.remove("sealed");
  dialog.close("in");
  dispatchEvent(new Event("meguri:in"));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (form.hasAttribute("aria-busy")) {
    return;
  }
  form.setAttribute("aria-busy", "true");
  logIn()
    .catch(() => tell(words.wordsUnreachable))
    .finally(() => form.removeAttribute("aria-busy"));
});
dialog.addEventListener("cancel", (event) => dialog.classList.contains("sealed") && event.preventDefault());
document.getElementById("keeping-later").addEventListener("click", () => dialog.close(""));

/* ---- Nothing can be reached -------------------------------------------------------------------------------------- */

const network = document.getElementById("keeping-network");
const networkWords = document.getElementById("keeping-network-words");
let back;

/** Tells that nothing can be reached, and resolves when it can again: tried after 2, 4, 8 … 60 seconds, and when the browser says so. */
export function whenBack(sentence) {
  network.hidden = false;
  networkWords.textContent = sentence;
  back ??= (async () => {
    for (let pause = 2000; ; pause = Math.min(pause * 2, 60_000)) {
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
        addEventListener("online", resolve, { once: true });
      });
      try {
        await reach("/session");
        back = undefined;
        return;
      } catch {
        // Still nothing: once more, later.
      }
    }
  })();
  return back;
}

/** What was told of the network is over. @param sentence stays for a while */
export function reachable(sentence) {
  if (network.hidden) {
    return;
  }
  networkWords.textContent = sentence;
  setTimeout(() => {
    if (!back) {
      network.hidden = true;
    }
  }, 6000);
}

/* ---- The end of the session -------------------------------------------------------------------------------------- */

const banner = document.getElementById("keeping-session");
const bannerWords = document.getElementById("keeping-session-words");
// Zero and less: it never ends by itself.
let idle = (Number(page.idle) > 0 ? Number(page.idle) : Infinity) * 1000;
let end = Date.now() + Number(page.left) * 1000;
let heard = Date.now();
let typed = 0;
let asking = false;
let asked = 0;

const channel = globalThis.BroadcastChannel ? new BroadcastChannel("meguri") : undefined;
channel?.addEventListener("message", () => {
  heard = Date.now();
  banner.hidden = true;
});
channel?.postMessage("heard");

function heardFromServer() {
  heard = Date.now();
  putOff = false;
  banner.hidden = true;
  channel?.postMessage("heard");
}

function show(sentence) {
  // Set only when it changes: a status that is written again is read aloud again.
  if (bannerWords.textContent !== sentence || banner.hidden) {
    bannerWords.textContent = sentence;
    banner.hidden = false;
  }
}

function stayAwake(quiet) {
  if (asking || (quiet && Date.now() - asked < 10_000)) {
    return;
  }
  asking = true;
  asked = Date.now();
  stillMine(quiet)
    .catch(() => {})
    .finally(() => (asking = false));
}

function look() {
  if (putOff || waiting) {
    return;
  }
  const now = Date.now();
  const rest = Math.min(heard + idle, end) - now;
  const forGood = end <= heard + idle;
  if (rest <= 0) {
    if (document.querySelector("form[data-guard]")) {
      stayAwake(true);
    }
    return;
  }
  const typing = typed > heard && !forGood;
  if (typing && (rest <= WARNING || now - heard > idle / 6)) {
    stayAwake(true);
  } else if (rest <= WARNING) {
    show(say(forGood ? words.wordsEndsForGood : words.wordsEnds, { minutes: Math.ceil(rest / 60_000) }));
  }
}

addEventListener("input", () => (typed = Date.now()), true);
document.getElementById("keeping-stay").addEventListener("click", () => {
  if (putOff) {
    stayAwake(false);
  } else if (end <= heard + idle) {
    logInAgain().catch(() => {});
  } else {
    stayAwake(false);
  }
});
setInterval(look, 1000);
