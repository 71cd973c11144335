import { beforeEach, describe, jest } from '@jest/globals';
import { createTransport } from '../../../bot/teams/botbuilder/adapter.ts';
import { transportContract } from './transport-contract.ts';

// The SDK prints every token it refuses.
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
});

describe('botbuilder', () => transportContract(createTransport));
