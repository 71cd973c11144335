import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { DeadlineError, within } from '../deadline.ts';
import { OutboundError } from '../outbound-error.ts';
import { isAllowedService, type ServiceHosts } from '../service-hosts.ts';
import type { Limits } from '../transport.ts';

type Connectors = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Connector = Awaited<ReturnType<Connectors['create']>>;

/** The part of the SDK's HTTP client that its types hide. */
interface Inside {
  client: { pipeline: { addPolicy: AddPolicy; removePolicy: (policy: { name: string }) => void } };
}
type AddPolicy = (
  policy: Policy,
  order: { beforePolicies: string[] } | { afterPolicies: string[] },
) => void;
interface Policy {
  name: string;
  sendRequest: (request: Outbound, next: (request: Outbound) => Promise<object>) => Promise<object>;
}
interface Outbound {
  url: string;
  abortSignal?: AbortSignal;
}

/** Policies of the SDK's HTTP pipeline that must not be there, by the names they carry in it. */
const unwanted = [
  // Repeats a POST up to three times on 408, 5xx and resets, and sleeps as long as a Retry-After
  // says: people would read a message twice, and a worker would hang for an hour.
  'defaultRetryPolicy',
  // Would carry the message, if not the token, to wherever a redirect points.
  'redirectPolicy',
];

/** The policy of the SDK that asks for the token: the deadline must hold for it too. */
const signing = 'ServiceClientContext_Credentials_SignRequest';

function harden(connector: Connector, hosts: ServiceHosts, limits: Limits): Connector {
  const { pipeline } = (connector as unknown as Inside).client;
  for (const name of unwanted) pipeline.removePolicy({ name });
  /** Requests that have their token: from then on they may have reached Teams. */
  const signed = new WeakSet<Outbound>();
  pipeline.addPolicy(
    {
      name: 'filRougeOutbound',
      sendRequest: async (request, next) => {
        if (!isAllowedService(request.url, hosts)) {
          throw new OutboundError('forbiddenHost');
        }
        try {
          return await within(limits.deadlineMs, 'Bot Connector', (signal) => {
            request.abortSignal = signal();
            return next(request);
          });
        } catch (error) {
          // Before the deadline: the one that passed may be that of the token.
          if (!signed.has(request)) throw new OutboundError('noToken', { cause: error });
          if (error instanceof DeadlineError) throw new OutboundError('deadline', { cause: error });
          throw error;
        }
      },
    },
    { beforePolicies: [signing] },
  );
  pipeline.addPolicy(
    {
      name: 'filRougeSigned',
      sendRequest: (request, next) => {
        signed.add(request);
        return next(request);
      },
    },
    { afterPolicies: [signing] },
  );
  return connector;
}

/** More service URLs than Teams has regions (about ten): past it, somebody is making them up. */
const maxConnectors = 50;

/**
 * Connectors that make exactly one HTTP request per call, to a host of the list, within the
 * deadline. One is kept per service URL and audience: they hold nothing of a turn.
 */
export function guard(inner: Connectors, hosts: ServiceHosts, limits: Limits): Connectors {
  const kept = new LRUCache<string, Promise<Connector>>({ max: maxConnectors });
  return {
    create: async (serviceUrl, audience) => {
      if (!isAllowedService(serviceUrl, hosts)) {
        throw new OutboundError('forbiddenHost');
      }
      const key = JSON.stringify([serviceUrl, audience]);
      let connector = kept.get(key);
      if (!connector) {
        connector = inner.create(serviceUrl, audience).then((made) => harden(made, hosts, limits));
        kept.set(key, connector);
      }
      return connector;
    },
  };
}
