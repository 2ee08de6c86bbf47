/**
 * The command line of the walkthrough.
 */

import { parse, UsageError, whole } from '../arguments.js';
import { units } from '../money.js';

export const USAGE = `usage: scripts/share-walkthrough.sh [option...]

Buys ValidateShares on a running chain and follows them: quote, voting key, bid, lot, maturity, draw,
vote, principal due, settlement. Start a chain first: scripts/dev.sh

  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --uri <secret>       the account that buys; default //Bob. Meant for keys that everybody knows:
                       the command line is no secret. Another one goes into ASSAY_URI
  --quantity <shares>  how many to buy; default 1000. The more, the sooner one of them is drawn
  --limit <ASY>        the most to pay for a share; default one tenth above the last one's price
  --patience <s>       how long to wait for each step at most, in seconds; default 600

The account's voting key must be in the node's keystore. Where it is not, the node makes a new one.
Shares that are drawn settle by themselves: on a chain of scripts/dev.sh within two minutes.`;

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
	const { help, url, uri, ...values } = parse(args, {
		uri: { type: 'string', default: env.ASSAY_URI ?? '//Bob' },
		quantity: { type: 'string', default: '1000' },
		limit: { type: 'string' },
		patience: { type: 'string', default: '600' },
	});
	const limit = values.limit === undefined ? undefined : units(values.limit);
	if (values.limit !== undefined && !limit) {
		throw new UsageError(`--limit ${values.limit}: it must be an amount of ASY, such as 2.5`);
	}
	return {
		help,
		url,
		uri,
		quantity: whole('quantity', values.quantity, { most: 1_000_000 }),
		limit,
		patience: whole('patience', values.patience, { most: 1_000_000 }),
	};
}
