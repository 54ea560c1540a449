// A message gateway for tests that misbehaves when it is told to.
//
//   node gateway.mjs PORT
//   POST /send        {"key", "mobile", "text"}: takes a message, each key once
//   GET  /sent        what it has taken, and how often it was asked
//   PUT  /behaviour   {"mode": "take" | "refuse" | "lose" | "fail" | "slow", "times": N}: for the next N messages;
//                     "lose" answers well and forgets, "fail" answers 503, "slow" takes it and answers too late
import { createServer } from 'node:http';

const taken = new Map();
let asked = 0;
let behaviour = { mode: 'take', times: 0 };

function modeOfThisOne() {
  if (behaviour.times <= 0) return 'take';
  behaviour.times -= 1;
  return behaviour.mode;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function answer(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

async function take(request, response) {
  const message = await bodyOf(request);
  asked += 1;
  const mode = modeOfThisOne();
  if (mode === 'refuse') return answer(response, 422, { refused: true });
  if (mode === 'fail') return answer(response, 503, {});
  if (mode !== 'lose' && !taken.has(message.key)) taken.set(message.key, message);
  if (mode === 'slow') return setTimeout(() => answer(response, 200, {}), 12_000);
  return answer(response, 200, {});
}

createServer((request, response) => {
  const route = `${request.method} ${request.url}`;
  if (route === 'POST /send') take(request, response).catch(() => answer(response, 400, {}));
  else if (route === 'GET /sent') answer(response, 200, { asked, messages: [...taken.values()] });
  else if (route === 'PUT /behaviour')
    bodyOf(request).then(
      (wanted) => {
        behaviour = wanted;
        answer(response, 200, behaviour);
      },
      () => answer(response, 400, {}),
    );
  else answer(response, 404, {});
}).listen(Number(process.argv[2]), '127.0.0.1');
