// Keeps a page as it is now. The page works without it: then it shows what was so when it was loaded.
//
//   <p data-live-url="https://…/live/union/sitting/call-7/" data-live-words="live"
//      data-broken-words="…" data-trouble-words="…"   where to listen, what to say of the connection
//      data-live-table></p>                           see below
//   <div data-live="quorum">…</div>                   the same for everybody: replaced by what is sent
//   <div data-mine="speakers">…</div>                 one's own, forms mostly: taken anew from the page itself
//
// One's own is fetched when the state of the sitting has changed; by those at the table (who presides, takes minutes)
// whenever anything has. The others would all ask at once.

const JITTER = { table: 100, floor: 2000, failed: 10_000 }; // milliseconds at most until a page is fetched
const SILENT = 40_000; // milliseconds after which a connection is taken for dead: it gives a sign of life every 15 s
const FRESH = 400; // milliseconds for which a page that was just loaded may be newer than what is sent at first
const AGAIN = { first: 1000, most: 30_000 }; // milliseconds until one that was refused is tried again
const STATE = "state"; // the part on which it depends what a page consists of
const TROUBLE = "trouble"; // the part that says whether the others are what is so now

const latest = new Map(); // a part -> what was sent last

for (const place of document.querySelectorAll("[data-live], [data-mine]")) place.before_ = place.cloneNode(true);

// A form that was refused is answered in place of its page: from now on this is that page again.
const page = document.querySelector("main input[name=page]");
if (page) history.replaceState(null, "", page.value);

const fresh = new Promise((over) => setTimeout(over, FRESH));
let sent = {}; // what was sent and is not shown yet

const line = document.querySelector("[data-live-url]");
if (line) listen();
setInterval(tick, 1000);

// A browser comes back by itself where the network failed. Where it was answered with an error (by a proxy, or while the
// ledger is away) it would never: so that is done here, and so it is where a connection died without a word.
function listen(tries = 0) {
  const address = new URL(line.dataset.liveUrl);
  address.searchParams.set("language", document.documentElement.lang);
  const events = new EventSource(address, { withCredentials: true });
  let heard = Date.now();
  const watching = setInterval(() => Date.now() - heard > SILENT && again(), SILENT / 8);

  function again() {
    clearInterval(watching);
    events.close();
    line.textContent = line.dataset.brokenWords;
    const pause = Math.min(AGAIN.first * 2 ** tries, AGAIN.most);
    setTimeout(listen, pause * (0.5 + Math.random() / 2), tries + 1);
  }

  events.addEventListener("open", () => {
    line.textContent = line.dataset.liveWords;
  });
  events.addEventListener("parts", (message) => {
    heard = Date.now();
    tries = 0;
    take(JSON.parse(message.data));
  });
  events.addEventListener("alive", () => (heard = Date.now()));
  events.addEventListener("error", () => {
    line.textContent = line.dataset.brokenWords;
    if (events.readyState === EventSource.CLOSED) again();
  });
}

// What is sent at first is that of the last frame: whoever has just closed a vote would see it open again for a moment.
function take(parts) {
  sent = { ...sent, ...parts };
  fresh.then(() => {
    const parts = sent;
    sent = {};
    show(parts);
  });
}

function show(parts) {
  for (const name in parts) latest.set(name, parts[name]);
  if (TROUBLE in parts) line.textContent = parts[TROUBLE] ? line.dataset.troubleWords : line.dataset.liveWords;
  const changed = Object.keys(parts).filter((name) => fill(name, parts[name]));
  const table = "liveTable" in line.dataset;
  if (changed.includes(STATE) || (table && changed.length)) {
    anew(table ? JITTER.table : JITTER.floor, changed.includes(STATE));
  }
}

// Show a part wherever it has a place; whether that changed anything.
function fill(name, html) {
  const places = [...document.querySelectorAll(`[data-live="${CSS.escape(name)}"]`)];
  return places.map((place) => put(place, html)).includes(true);
}

let timer = null;
let asked = 0; // how many times the page was fetched
let whole = false; // whether it consists of other sections by now

// Fetch the page once, however many changes ask for it.
function anew(jitter, structure = false) {
  whole ||= structure;
  timer ??= setTimeout(refetch, Math.random() * jitter);
}

async function refetch() {
  timer = null;
  const number = ++asked;
  const answer = await fetch(location.href, { headers: { "x-hall-live": "1" } }).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (number !== asked) return; // it was asked again meanwhile, and the later answer knows more
  if (text == null || answer.status >= 500) return anew(JITTER.failed);
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(text, "text/html");
  if (whole && !busy(document.body)) return restructure(next);
  for (const place of document.querySelectorAll("[data-mine]")) {
    const found = next.querySelector(`[data-mine="${CSS.escape(place.dataset.mine)}"]`);
    if (found) put(place, found.innerHTML);
  }
}

// The page consists of other sections now. The line that listens stays, so that the connection does. What was sent while
// the page was on its way is not sent again: it is put into the new sections, which may be older.
function restructure(next) {
  whole = false;
  const main = document.querySelector("main");
  const fresh = next.querySelector("main");
  fresh.querySelector("[data-live-url]")?.replaceWith(line);
  fresh.querySelectorAll("script").forEach((script) => script.remove());
  main.replaceChildren(...main.querySelectorAll(":scope > .notice[role=status]"), ...fresh.childNodes);
  for (const [name, html] of latest) fill(name, html);
}

const later = new Map(); // a place -> what will stand there once nobody is at work in it
for (const event of ["focusout", "pointerup", "keyup"]) document.addEventListener(event, () => setTimeout(settle, 0));

function settle() {
  for (const [place, html] of later) {
    if (!place.isConnected) later.delete(place);
    else if (!busy(place)) put(place, html);
  }
  if (whole && !busy(document.body)) anew(JITTER.table);
}

// Show something in a place; whether that is something else than what stood there. What somebody has begun to write or
// to choose is not taken away under the hands, and no button while it is pressed: that waits.
function put(place, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const first = holder.content.firstElementChild;
  const whole = place.dataset.live !== undefined && first?.dataset.live === place.dataset.live;
  const before = place.before_ ?? place.cloneNode(true);
  later.delete(place);
  if (whole ? before.isEqualNode(first) : same(before, holder.content)) return false;
  if (busy(place)) {
    later.set(place, html);
    return true;
  }
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const opened = [...place.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
  if (whole) place.replaceWith(first);
  else place.replaceChildren(holder.content);
  const shown = whole ? first : place;
  shown.before_ = shown.cloneNode(true);
  for (const summary of shown.querySelectorAll("details:not([open]) > summary")) {
    if (opened.includes(summary.textContent)) summary.parentElement.open = true;
  }
  if (focused) alike(focused, shown)?.focus();
  tick();
  return true;
}

// What has taken the place of something that had the focus, and says the same.
function alike(gone, shown) {
  const byId = gone.id && shown.querySelector(`#${CSS.escape(gone.id)}`);
  return byId || [...shown.querySelectorAll(gone.localName)].find((one) => one.textContent === gone.textContent);
}

function same(place, content) {
  const other = place.cloneNode(false);
  other.append(content.cloneNode(true));
  return place.isEqualNode(other);
}

// Whether somebody writes or has written in a place, or presses something there.
function busy(place) {
  const fields = [...place.querySelectorAll("textarea, input:not([type=hidden]), select")];
  return fields.some((field) => field === document.activeElement || begun(field)) || place.querySelector(":active") !== null;
}

function begun(field) {
  if ("begun" in field.dataset) return true;
  if (field.localName === "select") {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  }
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

// How long the speaker may still speak.
function tick() {
  for (const place of document.querySelectorAll("[data-ends]")) {
    const clock = place.querySelector("[data-countdown]");
    if (!clock) continue;
    const left = Math.ceil((Date.parse(place.dataset.ends) - Date.now()) / 1000);
    const seconds = Math.abs(left);
    clock.hidden = false;
    clock.textContent = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    place.classList.toggle("over", left < 0);
  }
}
