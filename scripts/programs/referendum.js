/**
 * Proposes, shows, votes on and closes referenda, and delegates votes.
 */

import { read, USAGE } from './lib/governance/command.js';
import { perform } from './lib/governance/commands.js';
import { requireGovernance } from './lib/governance/referenda.js';
import { main, say } from './lib/program.js';

async function run(chain, options) {
	requireGovernance(chain);
	await perform({ chain, options, say });
}

await main({ usage: USAGE, read, run });
