import { describe } from '@jest/globals';
import { storeContract } from '../contract.ts';
import { newDirectory, openIn } from '../places.ts';

describe('the store in a file', () => {
  storeContract(async () => {
    const dataDir = await newDirectory();
    return { open: (options) => openIn(dataDir, options) };
  });
});
