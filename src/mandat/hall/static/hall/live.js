// Keeps the live parts of a page as they are now. The page works without it: then it shows what was so when it was loaded.
//
//   <div data-live-url="https://…/live/union/call-7/" data-live-since="1790000000000">
//     <section data-live="quorum">…</section>                the same for everybody: replaced by what comes
//     <section data-live="poll" data-live-own>…</section>    one's own: fetched anew (?part=poll) when it has changed
//     <p data-live-status data-live-words="…" data-broken-words="…"></p>
//   </div>
//   <time data-since="2026-11-25T10:30:00Z" data-limit="180"></time>    counts seconds, marks what is over its limit

const JITTER = 300; // milliseconds: a thousand phones must not ask in the same instant

const page = document.querySelector("[data-live-url]");
if (page) listen(page);
setInterval(tick, 1000);
tick();

function listen(page) {
  const address = new URL(page.dataset.liveUrl);
  address.searchParams.set("since", page.dataset.liveSince);
  address.searchParams.set("language", document.documentElement.lang);
  const events = new EventSource(address, { withCredentials: true });
  events.addEventListener("parts", (message) => show(JSON.parse(message.data)));
  events.addEventListener("open", () => say("liveWords"));
  events.addEventListener("error", () => say("brokenWords"));
}

function show({ parts, fresh }) {
  for (const [name, html] of Object.entries(parts)) {
    for (const place of document.querySelectorAll(`[data-live="${CSS.escape(name)}"]`)) {
      if (!("liveOwn" in place.dataset)) put(place, html);
      else if (fresh.includes(name)) setTimeout(fetchOwn, Math.random() * JITTER, place, name);
    }
  }
}

async function fetchOwn(place, name) {
  const address = new URL(location.href);
  address.searchParams.set("part", name);
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok) put(place, await answer.text());
}

// What somebody is writing is not taken away under the hands: it is replaced when he leaves it.
function put(place, html) {
  if (place.shown === html) return;
  const written = place.querySelector("textarea:focus, input:focus, select:focus");
  if (written && place.contains(written)) {
    written.addEventListener("blur", () => setTimeout(put, 0, place, html), { once: true });
    return;
  }
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const next = holder.content.firstElementChild ?? place.cloneNode(false);
  next.shown = html;
  place.replaceWith(next);
  if (focused) document.getElementById(focused)?.focus();
  tick();
}

function say(words) {
  for (const place of document.querySelectorAll("[data-live-status]")) {
    place.textContent = place.dataset[words] ?? "";
  }
}

function tick() {
  for (const clock of document.querySelectorAll("time[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 1000));
    const limit = Number(clock.dataset.limit);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("over", limit > 0 && seconds > limit);
  }
}
