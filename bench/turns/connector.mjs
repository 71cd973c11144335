/**
 * Stands in for Teams in a process of its own: takes every post and gives it an id. On the message
 * `count`, tells how many posts it took, how many of them were apologies and what the last one said, and starts again.
 */
import http from 'node:http';

let posts = 0;
let apologies = 0;
let last = '';

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    posts += 1;
    const told = Buffer.concat(chunks).toString('utf8');
    if (told) last = told;
    if (/Désolé, une erreur|an error of mine/.test(told)) {
      apologies += 1;
    }
    const body = `{"id":"${posts}"}`;
    res.writeHead(201, { 'content-type': 'application/json', 'content-length': body.length });
    res.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', () => {
  process.send({ posts, apologies, last });
  posts = 0;
  apologies = 0;
});
process.on('disconnect', () => process.exit(0));
