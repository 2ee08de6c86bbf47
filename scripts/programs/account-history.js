/**
 * Prints what happened to an account, block by block.
 */

import { read, USAGE } from './lib/history/options.js';
import { tell } from './lib/history/story.js';
import { main } from './lib/program.js';

await main({ usage: USAGE, read, run: tell });
