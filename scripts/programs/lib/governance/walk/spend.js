/**
 * A spend from the treasury.
 */

import { asy } from '../../money.js';
import { accountOf } from '../../program.js';
import { requireMoney } from '../votes.js';

/** @typedef {import('./steps.js').Walk} Walk */

/** How much is spent, in units. */
const AMOUNT = 100n * 10n ** 12n;

/** What most are against, and what was proposed by mistake. */
export const UNWANTED = 2n * AMOUNT;
export const MISTAKEN = 3n * AMOUNT;

/** Who gets it: nobody's account. */
const BENEFICIARY = '//governance-walkthrough/beneficiary';

const beneficiary = ({ registry }) => accountOf(BENEFICIARY, registry.chainSS58).address;

/** The free money of an account. */
const freeOf = async (api, address) => (await api.query.system.account(address)).data.free.toBigInt();

/**
 * See to it that the treasury can pay: it starts with nothing, and lives on fees and deposits that were
 * lost.
 *
 * @param {Walk} walk
 */
export async function fillTreasury({ chain, proposer, options, say }) {
	const { api } = chain;
	const treasury = api.consts.treasury.potAccount;
	const has = await freeOf(api, treasury);
	say('Treasury', `${treasury} has ${asy(has)}`);
	// It keeps its account.
	const needed = AMOUNT + api.consts.balances.existentialDeposit.toBigInt();
	if (has >= needed) return;
	const gift = needed - has;
	await requireMoney(api, proposer.address, gift, 'a gift to the treasury');
	const { number } = await chain.send(
		'the gift to the treasury',
		api.tx.balances.transferKeepAlive(treasury, gift),
		proposer,
		options.patience,
	);
	say('', `In block ${number} the proposer gives it ${asy(gift)}, so that there is something to spend`);
}

/**
 * The call that approves a spend.
 *
 * @param {Walk} walk
 * @param {bigint} [amount] in units
 */
export function spendCall({ chain: { api } }, amount = AMOUNT) {
	return api.tx.treasury.spend(null, amount, beneficiary(api), null).method;
}

/**
 * Show the spend that was approved in a block, and have it paid: anybody may.
 *
 * @param {Walk} walk
 * @param {number} block
 */
export async function payOut({ chain, voters, options, say }, block) {
	const { api } = chain;
	const events = (await (await chain.at(block)).query.system.events()).map(({ event }) => event);
	const to = beneficiary(api);
	const approved = events
		.filter((it) => api.events.treasury.AssetSpendApproved.is(it))
		.find(({ data }) => data.beneficiary.eq(to) && data.amount.toBigInt() === AMOUNT);
	const { index, expireAt } = approved.data;
	say('Spend', `Spend ${index}: ${asy(AMOUNT)} to ${to}, to be claimed until block ${expireAt}`);
	const before = await freeOf(api, to);
	const { number } = await chain.send(
		'the payout',
		api.tx.treasury.payout(index),
		voters[0],
		options.patience,
	);
	say(
		'Paid',
		`In block ${number}: ${to} had ${asy(before)} and has ${asy(await freeOf(api, to))}`,
	);
}
