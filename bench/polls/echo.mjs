/**
 * The least a bot of this SDK can answer to a click on a card: restify, its body parser,
 * `CloudAdapter`, one line. Anonymous, like the service it is measured against.
 */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

class Echo extends ActivityHandler {
  async onInvokeActivity(context) {
    const { verb } = context.activity.value.action;
    const value = `Echo: ${verb}`;
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
    return { status: 200, body };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Echo();
const server = restify.createServer({ name: 'echo' });
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
