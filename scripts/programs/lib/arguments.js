/**
 * The command line of the walkthrough.
 */

import { parseArgs } from 'node:util';

import { units } from './money.js';

export const USAGE = `usage: scripts/share-walkthrough.sh [option...]

Buys ValidateShares on a running chain and follows them: quote, voting key, bid, lot, maturity, draw,
vote, principal due, settled. Start a chain first: scripts/dev.sh

  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --uri <secret>       the account that buys; default //Bob. Meant for keys that everybody knows:
                       the command line is no secret. Another one goes into ASSAY_URI
  --quantity <shares>  how many to buy; default 1000. The more, the sooner one of them is drawn
  --limit <ASY>        the most to pay for a share; default one tenth above the last one's price
  --patience <s>       how long to wait for each step at most, in seconds; default 600

The account's voting key must be in the node's keystore. Where it is not, the node makes a new one.`;

/** The command line says something that cannot be. */
export class UsageError extends Error {}

/**
 * What to do.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} uri
 * @property {number} quantity
 * @property {bigint | undefined} limit in units
 * @property {number} patience in seconds
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function read(args, env) {
	let values;
	try {
		({ values } = parseArgs({
			args,
			options: {
				url: { type: 'string', default: 'ws://127.0.0.1:9944' },
				uri: { type: 'string', default: env.ASSAY_URI ?? '//Bob' },
				quantity: { type: 'string', default: '1000' },
				limit: { type: 'string' },
				patience: { type: 'string', default: '600' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		}));
	} catch (error) {
		throw new UsageError(error.message);
	}
	const { help, url, uri } = values;
	const limit = values.limit === undefined ? undefined : units(values.limit);
	if (values.limit !== undefined && !limit) {
		throw new UsageError(`--limit ${values.limit}: it must be an amount of ASY, such as 2.5`);
	}
	return {
		help,
		url,
		uri,
		quantity: whole('quantity', values.quantity, 1_000_000),
		limit,
		patience: whole('patience', values.patience, 1_000_000),
	};
}

/** The whole number that an option must be. */
function whole(name, text, most) {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < 1 || value > most) {
		throw new UsageError(`--${name} ${text}: it must be a whole number from 1 to ${most}`);
	}
	return value;
}
