/*
 * Copies of what is typed, in this browser, for the person who typed it. Sealed with AES-GCM under a key that only the
 * person's own pages bring along: what lies in the storage tells others neither what was written nor who wrote it nor where.
 * Without a key (the committee's tablets) or without WebCrypto (a page that did not come by https) nothing is stored.
 */

const PREFIX = "meguri.copy.";
const DAYS = 30;
const page = document.querySelector('meta[name="meguri-keeping"]')?.dataset ?? {};
const mine = `${PREFIX}${page.person}.`;

/** Whether copies outlive the page. */
export const durable = Boolean(page.person && page.key && globalThis.crypto?.subtle && storage());

const key = durable
  ? crypto.subtle.importKey("raw", bytes(page.key), "AES-GCM", false, ["encrypt", "decrypt"])
  : undefined;

function storage() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function text(buffer) {
  let raw = "";
  for (const byte of new Uint8Array(buffer)) {
    raw += String.fromCharCode(byte);
  }
  return btoa(raw);
}

/** What the copy of a form is called. @param place which form it is, the same words each time */
export async function nameOf(place) {
  if (!durable) {
    return "";
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${page.key} ${place}`));
  return mine + text(digest).slice(0, 22).replaceAll("+", "-").replaceAll("/", "_");
}

/** Seals and stores. @returns the version by which a server can confirm this very text */
export async function store(name, content) {
  if (!durable) {
    return "";
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) },
    await key,
    new TextEncoder().encode(JSON.stringify(content)),
  );
  const version = text(iv).replaceAll("+", "-").replaceAll("/", "_");
  try {
    localStorage.setItem(name, JSON.stringify({ at: Date.now(), version, iv: text(iv), data: text(data) }));
  } catch {
    // Storage is full: the text still stands on the page, and the server keeps what it can.
    return "";
  }
  return version;
}

function record(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** The copy with its time and version; nothing if there is none, or none that this person can open. */
export async function load(name) {
  const kept = durable ? record(name) : null;
  if (!kept) {
    return undefined;
  }
  try {
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes(kept.iv), additionalData: new TextEncoder().encode(name) },
      await key,
      bytes(kept.data),
    );
    return { at: kept.at, version: kept.version, content: JSON.parse(new TextDecoder().decode(opened)) };
  } catch {
    localStorage.removeItem(name);
    return undefined;
  }
}

export function remove(name) {
  if (durable) {
    localStorage.removeItem(name);
  }
}

/** Everything of this person goes, as at the log-out. */
export function removeMine() {
  names().filter((name) => name.startsWith(mine)).forEach((name) => localStorage.removeItem(name));
}

function names() {
  return storage() ? Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)) : [];
}

/** Whoever's they are: after thirty days a copy goes, and one without a time too. */
function removeOld() {
  for (const name of names()) {
    if (!(record(name)?.at > Date.now() - DAYS * 86_400_000)) {
      localStorage.removeItem(name);
    }
  }
}

// The page before has been taken by the server: the copy goes if it is still of that very text.
if (durable && page.confirmed) {
  const [name, version] = page.confirmed.split(":");
  if (name.startsWith(mine) && record(name)?.version === version) {
    localStorage.removeItem(name);
  }
}
removeOld();
