/**
 * The life of a StakingNode, step by step.
 */

import { Failure } from '../chain.js';
import { asy } from '../money.js';
import { closeDown } from './end.js';
import { newNodeKeys } from './keys.js';
import { buyFor } from './purchase.js';
import { bonded, placeOf, record, seats } from './standing.js';
import { waitForVote } from './vote.js';

/**
 * What the walk knows of its surroundings.
 *
 * @typedef {object} Walk
 * @property {import('../chain.js').Chain} chain
 * @property {import('@polkadot/keyring/types').KeyringPair} operator whose node it is
 * @property {import('@polkadot/keyring/types').KeyringPair} holder who buys shares
 * @property {import('./options.js').Options} options
 * @property {(step: string, ...lines: string[]) => void} say prints a step
 */

/**
 * All steps, in order.
 *
 * @param {Walk} walk
 */
export async function walkThrough(walk) {
	const bond = await tellBond(walk);
	await register(walk, bond);
	const lot = await buyFor(walk);
	await showFinality(walk);
	await waitForVote(walk, lot);
	await showRecord(walk);
	await closeDown(walk);
}

async function tellBond({ chain: { api }, operator, say }) {
	const node = await api.call.nodeApi.node(operator.address);
	if (node.isSome) {
		throw new Failure(
			`${operator.address} is a StakingNode already: withdraw its bond first, or choose` +
				' another --operator',
		);
	}
	const bond = (await api.call.nodeApi.bondNow()).toBigInt();
	const [open, limits] = await Promise.all([
		api.query.stakingNode.openNodes(),
		api.query.protocolParameters.nodes(),
	]);
	say(
		'Bond',
		`${asy(bond)} for a node that registers now, beside ${open} others`,
		`It is locked for ${limits.bondLock} blocks; a window of the record has` +
			` ${limits.penaltyWindow} votes`,
	);
	const { data } = await api.query.system.account(operator.address);
	const free = data.free.toBigInt();
	if (free <= bond) {
		throw new Failure(
			`${operator.address} has ${asy(free)}, which does not pay for the bond: send it money, or` +
				' choose another --operator',
		);
	}
	return bond;
}

async function register({ chain, operator, options, say }, bond) {
	const { api } = chain;
	const { keys, proof, finality, vote } = await newNodeKeys(chain, operator);
	say(
		'Keys',
		`For finality ${finality}`,
		`For votes ${vote}`,
		'They are in the keystore of the node',
	);
	const metadata = { name: options.name, site: '', contact: '' };
	// Others may register meanwhile: a tenth more at most.
	const limit = bond + bond / 10n;
	const { number, fee } = await chain.send(
		'the registration',
		api.tx.stakingNode.register(keys, proof, metadata, limit),
		operator,
		options.patience,
	);
	const info = (await api.call.nodeApi.node(operator.address)).unwrap();
	const { place, of } = await placeOf(api, operator.address);
	say('Registered', `In block ${number}, for a fee of ${asy(fee)}: ${bonded(info)}`);
	say('Ranking', `Place ${place} of ${of} nodes that can be elected`);
}

/** The node sits in the next set if enough stands behind it. */
async function showFinality({ chain, operator, options, say }) {
	const { api } = chain;
	const now = await finalitySet(api);
	const { maxAuthorities } = await api.query.protocolParameters.nodes();
	const { place } = await placeOf(api, operator.address);
	if (place === 0 || place > maxAuthorities.toNumber()) {
		say(
			'Finality',
			`Place ${place} of the ranking is not among the ${maxAuthorities} that are elected`,
		);
		return;
	}
	const elected = async () => {
		const set = await finalitySet(api);
		return isIn(set, operator.address) ? set : undefined;
	};
	const set = await chain.wait(
		`the node to be elected in block ${now.nextElection}`,
		elected,
		options.patience,
	);
	say('Finality', `Set ${set.id}, elected in block ${set.since}:`, ...seats(set));
}

async function finalitySet(api) {
	const set = await api.call.nodeApi.finalitySet();
	if (set.isNone) throw new Failure('the chain has no block yet: wait for the first one');
	return set.unwrap();
}

const isIn = (set, address) =>
	set.seats.some(({ node }) => node.isSome && node.unwrap().eq(address));

async function showRecord({ chain: { api }, operator, holder, say }) {
	say('Record', ...record((await api.call.nodeApi.node(operator.address)).unwrap()));
	const owed = async ({ address }) => {
		const { reward, due } = await api.call.rewardApi.unsettled(address);
		const when = due.isSome ? `, due in block ${due.unwrap()}` : '';
		return `${asy(reward.toBigInt())}${when}`;
	};
	say(
		'Rewards',
		`Unsettled of the operator: ${await owed(operator)}`,
		`Unsettled of the holder: ${await owed(holder)}`,
	);
}
