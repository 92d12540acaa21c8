// The residents' chat. Each message gets its id here, once, so that sending it again after a lost answer acts once.

const page = document.body.dataset;
const words = document.getElementById("words").dataset;
const log = document.getElementById("log");
const notice = document.getElementById("notice");
const form = document.getElementById("form");
const box = document.getElementById("text");

let last = 0; // the newest message of ours on screen
let lastPress = -Infinity;
let sending = Promise.resolve(); // one message after another, in the order written

// What the person said, for a page loaded again in this tab: the server keeps nobody's own words to show them.
const remembered = JSON.parse(sessionStorage.getItem("said") ?? "[]");

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function tell(text, calm = false) {
  notice.textContent = text;
  notice.classList.toggle("calm", calm);
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function bubble(side, speaker, text) {
  const made = element("div", `bubble ${side}`);
  const line = element("p", "", text);
  line.prepend(element("span", "unseen", speaker));
  made.append(line);
  log.append(made);
  reveal(made);
  return made;
}

// The end of what is new; its beginning where it is longer than the screen.
function reveal(made) {
  made.scrollIntoView({ block: made.offsetHeight > log.clientHeight ? "start" : "end" });
}

// --- out -----------------------------------------------------------------------------------------------------------

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.ok) return;
  const problem = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
  throw Object.assign(new Error("refused"), { text: problem.text, status: answer.status });
}

function send(shown, message) {
  retireChoices();
  const made = bubble("you", words.fromYou, shown);
  const body = { id: crypto.randomUUID?.() ?? homemadeId(), language: page.language, ...message };
  deliver(made, body, { id: body.id, after: last, shown, text: message.text });
}

function homemadeId() { // randomUUID is missing on plain http in a local network
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function deliver(made, body, said) {
  sending = sending.then(async () => {
    tell(words.working, true);
    try {
      await post("/chat/messages", body);
      tell("");
      remembered.push(said);
      sessionStorage.setItem("said", JSON.stringify(remembered.slice(-100)));
    } catch (problem) {
      tell(problem.text ?? "");
      offerRetry(made, body, said);
    }
  });
}

function offerRetry(made, body, said) {
  const again = element("button", "failed", words.retry);
  again.type = "button";
  again.addEventListener("click", () => {
    again.remove();
    deliver(made, body, said);
  });
  made.append(again);
  reveal(made);
}

const say = (text) => send(text, { text });

// The words that a message of ours answers: a pressed button brings them back.
const answered = (message) => remembered.find((said) => said.id === message.answers)?.text;

class NoSession extends Error {}
const stale = [words.offline, words.noCookies]; // notices that are over once something is received

// --- in ------------------------------------------------------------------------------------------------------------

function show(message) {
  last = Math.max(last, message.id);
  const made = bubble("us", words.fromUs, message.text);
  if (!message.buttons.length) return;
  const choices = element("div", "choices");
  for (const line of message.buttons) {
    const row = element("div", "row");
    row.append(...line.map((button) => (button.url ? link(button) : choice(button, message))));
    choices.append(row);
  }
  made.append(choices);
  reveal(made);
}

function choice(button, message) {
  const made = element("button", "choice", button.label);
  made.type = "button";
  made.addEventListener("click", () => {
    if (isDoubleTap()) return;
    made.setAttribute("aria-pressed", "true");
    send(button.label, { pressed: button.data, quoted: answered(message) });
    log.focus();
  });
  return made;
}

// The next question's buttons can come up right under a finger that taps twice.
function isDoubleTap() {
  const before = lastPress;
  lastPress = performance.now();
  return lastPress - before < 350;
}

function link(button) {
  const made = element("a", "choice button", button.label);
  made.href = /^https?:/i.test(button.url) ? button.url : "#";
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

// Choices that something was said after are put away, not taken away: a notice from yesterday may still be answered.
function retireChoices() {
  for (const choices of log.querySelectorAll(".bubble > .choices")) {
    if (!choices.querySelector("button")) continue; // links stay
    const fold = element("details", "");
    fold.append(element("summary", "", words.earlier));
    choices.replaceWith(fold);
    fold.append(choices);
  }
}

async function receive() {
  const answer = await fetch(`/chat/updates?after=${last}&lang=${page.language}`, { signal: AbortSignal.timeout(60000) });
  if (answer.status === 401) throw new NoSession();
  if (!answer.ok) throw new Error(String(answer.status));
  const messages = await answer.json();
  if (untouched()) restore(messages);
  else messages.forEach(show);
}

const untouched = () => log.children.length === 1;

// A page loaded again: all that was said, each in its place, with the choices of the newest message still open.
function restore(messages) {
  const said = [...remembered];
  const own = (before) => {
    while (said.length && said[0].after < before) bubble("you", words.fromYou, said.shift().shown);
  };
  for (const message of messages) {
    own(message.id);
    retireChoices();
    show(message);
  }
  own(Infinity);
}

async function openSession() {
  await post(`/chat/session?lang=${page.language}`, {});
}

async function listen() {
  for (let wait = 1000, open = false; ; ) {
    try {
      if (!open) await openSession();
      open = true;
      await receive();
      if (stale.includes(notice.textContent)) tell("");
      wait = 1000;
    } catch (problem) {
      open = !(problem instanceof NoSession);
      tell(open ? words.offline : words.noCookies);
      await pause(wait);
      wait = Math.min(wait * 2, 15000);
    }
  }
}

// --- the writing box -----------------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) return box.focus();
  if ([...text].length > Number(page.longest)) return tell(words.tooLong);
  box.value = "";
  say(text);
});

box.addEventListener("keydown", (event) => {
  const composing = event.isComposing || event.keyCode === 229; // Enter that ends a pinyin choice is not "send"
  if (event.key === "Enter" && !event.shiftKey && !composing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

for (const beginning of document.querySelectorAll("#beginnings button")) {
  beginning.addEventListener("click", () => say(beginning.textContent));
}

listen();
