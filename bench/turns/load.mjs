import http from 'node:http';

const tenantId = '00000000-0000-0000-0000-000000000001';

/** Somebody's message, as the Bot Connector passes it on; 200 people, each in a chat of their own. */
function messageOf(number, text, serviceUrl) {
  const who = number % 200;
  return JSON.stringify({
    type: 'message',
    id: `q${number}`,
    timestamp: '2026-11-24T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${who}`, name: `Personne ${who}`, aadObjectId: `${who}` },
    recipient: { id: '28:bot', name: 'Fil rouge' },
    conversation: { id: `a:${who}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'fr-FR',
    text,
  });
}

export function post(port, agent, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Asks all questions, `concurrency` at a time, each worker the next one as soon as it is answered.
 *
 * @returns {Promise<{ ms: number, times: number[], refused: number }>} the whole time and that of
 *   each question, in milliseconds; how many were not answered 200
 */
export async function ask({ port, serviceUrl, questions, first, concurrency }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const times = [];
  let next = 0;
  let refused = 0;
  const worker = async () => {
    while (next < questions.length) {
      const at = next++;
      const body = messageOf(first + at, questions[at], serviceUrl);
      const begin = performance.now();
      const status = await post(port, agent, body);
      times.push(performance.now() - begin);
      if (status !== 200) refused += 1;
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const ms = performance.now() - begin;
  agent.destroy();
  return { ms, times, refused };
}
