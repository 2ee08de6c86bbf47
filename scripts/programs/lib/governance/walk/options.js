/**
 * The command line of the walkthrough of governance.
 */

import { parse, UsageError, whole } from '../../arguments.js';

export const USAGE = `usage: scripts/governance-walkthrough.sh [option...]

Changes a protocol parameter and spends from the treasury by referendum on a running chain. Beside these
two, one is rejected by the voters, and one is cancelled by another on the track referendum_canceller.
Shown are tracks, preimages, submissions, deposits, votes with conviction, votes delegated and taken
back, approval, enactment, the next block's reward, the payment, the deposits back, and the locks of the
votes until they are over. Start a chain first: scripts/dev.sh

  --url <address>       the node's web socket; default ws://127.0.0.1:9944
  --proposer <secret>   the account that proposes, places the deposits and delegates; default //Eve.
                        Meant for keys that everybody knows: the command line is no secret. Another
                        one goes into ASSAY_PROPOSER. The 10 ASY of what is rejected are not returned
  --voters <secrets>    the accounts that vote, with commas; default //Alice,//Bob,//Charlie,//Dave,
                        or ASSAY_VOTERS. The last one is against what the others want
  --change <group.field=value>
                        the parameter to change, also more than once, of one group; default a part of
                        the author's reward to the owners of shares, and back the next time
  --patience <s>        how long to wait for each step at most, in seconds; default 600

It takes some three minutes on a chain of scripts/dev.sh. The voters need about a quarter of all money
together: with less it takes longer.`;

/** What the default changes, and back. */
const SPLITS = [
	{ authorPart: '600000', ownersPart: '275000' },
	{ authorPart: '625000', ownersPart: '250000' },
];

/**
 * A change of a group of parameters.
 *
 * @typedef {{ group: string, values: Record<string, string> }} Change
 */

/**
 * What to do.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} proposer a secret URI
 * @property {string[]} voters secret URIs
 * @property {Change | undefined} change
 * @property {number} patience in seconds
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function read(args, env) {
	const { help, url, proposer, voters, change, patience } = parse(args, {
		proposer: { type: 'string', default: env.ASSAY_PROPOSER ?? '//Eve' },
		voters: { type: 'string', default: env.ASSAY_VOTERS ?? '//Alice,//Bob,//Charlie,//Dave' },
		change: { type: 'string', multiple: true, default: [] },
		patience: { type: 'string', default: '600' },
	});
	return {
		help,
		url,
		proposer,
		voters: voters.split(',').map((it) => it.trim()),
		change: changeOf(change),
		patience: whole('patience', patience, { most: 1_000_000 }),
	};
}

function changeOf(texts) {
	const parts = texts.map((text) => {
		const match = /^(\w+)\.(\w+)=(\d+)$/.exec(text);
		if (!match) {
			throw new UsageError(
				`--change ${text}: it must be a group, a field and a whole number, such as` +
					' rewards.authorPart=600000',
			);
		}
		return match.slice(1);
	});
	if (parts.length === 0) return undefined;
	const [[group]] = parts;
	const other = parts.find(([it]) => it !== group);
	if (other) throw new UsageError(`--change: ${group} and ${other[0]} are two groups: choose one`);
	return { group, values: Object.fromEntries(parts.map(([, field, value]) => [field, value])) };
}

/**
 * The change that the default makes of a split of rewards.
 *
 * @param {Record<string, any>} rewards the group as it is
 * @returns {Change}
 */
export function defaultChange(rewards) {
	const same = (values) =>
		Object.entries(values).every(([field, value]) => rewards[field].toString() === value);
	return { group: 'rewards', values: SPLITS.find((values) => !same(values)) };
}
