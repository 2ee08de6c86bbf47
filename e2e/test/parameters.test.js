/**
 * Protocol parameters change by governance only, and only to values that are valid as a whole.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { connect, errorName, eventsOf, send, sendOk } from '../src/api.js';
import { reaches } from '../src/chain.js';
import { alice, bob } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';

describe('protocol parameters', () => {
	const lab = new Lab('parameters');
	let api;

	before(
		lab.prepare(async () => {
			const node = await lab.start('dev', QUICK_DEV);
			api = await connect(lab, node);
			await reaches(node, 1);
		}),
	);
	after(() => lab.close());

	const stored = async () => (await api.query.protocolParameters.difficulty()).toJSON();
	const set = (targetBlockTime, halfLife) =>
		api.tx.protocolParameters.setDifficulty({ targetBlockTime, halfLife });
	const sudoResult = (included) => {
		const [sudid] = eventsOf(included, api.events.sudo.Sudid);
		const result = sudid.data.sudoResult;
		return result.isOk ? undefined : errorName(api, result.asErr);
	};

	test(
		'sudo_changes_the_difficulty_parameters',
		lab.guard(async () => {
			const { targetBlockTime, halfLife } = await stored();
			assert.equal(targetBlockTime, 1_000);
			const included = await sendOk(
				api,
				api.tx.sudo.sudo(set(targetBlockTime, halfLife * 2)),
				alice,
			);
			assert.equal(sudoResult(included), undefined);
			assert.deepEqual(await stored(), { targetBlockTime, halfLife: halfLife * 2 });
		}),
	);

	test(
		'invalid_values_are_refused_and_change_nothing',
		lab.guard(async () => {
			const before = await stored();
			for (const [values, error] of [
				[[99, 60_000], /TargetBlockTimeOutOfRange/],
				[[3_600_001, 30_000_000], /TargetBlockTimeOutOfRange/],
				[[1_000, 3_999], /HalfLifeOutOfRange/],
				[[1_501, 60_000], /EscapeGapBelowTenBlockTimes/],
			]) {
				const included = await sendOk(api, api.tx.sudo.sudo(set(...values)), alice);
				assert.match(sudoResult(included) ?? 'accepted', error);
				assert.deepEqual(await stored(), before);
			}
		}),
	);

	test(
		'groups_are_changed_as_a_whole_and_refused_as_a_whole',
		lab.guard(async () => {
			const { query, tx } = api;
			for (const [group, set, changed, wrong] of [
				['auction', 'setAuction', { surgeCap: 8 }, [[{ surgeCap: 65 }, 'SurgeCapOutOfRange']]],
				['shares', 'setShares', { maturity: 11 }, [[{ maturity: 20_161 }, 'MaturityOutOfRange']]],
				[
					'votes',
					'setVotes',
					{ escapeGap: 16_000 },
					[
						[{ escapeGap: 999 }, 'EscapeGapOutOfRange'],
						[{ escapeGap: 9_999 }, 'EscapeGapBelowTenBlockTimes'],
					],
				],
				['settlement', 'setSettlement', { period: 100 }, [[{ period: 0 }, 'SettlementPeriodOutOfRange']]],
				[
					'rewards',
					'setRewards',
					{ halvingPeriod: 1_000, authorPart: 600_000, referencePool: 500_000 },
					[
						[{ authorPart: 625_001 }, 'SplitOutOfRange'],
						[{ halvingPeriod: 0 }, 'HalvingPeriodOutOfRange'],
						[{ referencePool: 0 }, 'ReferencePoolOutOfRange'],
						[{ difficultyLow: 0 }, 'DifficultyBoundsOutOfRange'],
						[{ participationFloor: 1_000_001 }, 'ParticipationFloorOutOfRange'],
						[{ nodeCap: 0 }, 'NodeCapOutOfRange'],
						[{ baseReward: 10n ** 15n + 1n }, 'BaseRewardOutOfRange'],
					],
				],
			]) {
				const read = async () => (await query.protocolParameters[group]()).toJSON();
				const call = async (part) => tx.protocolParameters[set]({ ...(await read()), ...part });
				const before = await read();
				const included = await sendOk(api, tx.sudo.sudo(await call(changed)), alice);
				assert.equal(sudoResult(included), undefined);
				assert.deepEqual(await read(), { ...before, ...changed });

				const calls = await Promise.all(wrong.map(([part]) => call(part)));
				const refused = await sendOk(api, tx.sudo.sudo(tx.utility.forceBatch(calls)), alice);
				const errors = eventsOf(refused, api.events.utility.ItemFailed).map(({ data }) =>
					errorName(api, data.error),
				);
				assert.deepEqual(errors, wrong.map(([, error]) => `protocolParameters.${error}`));
				assert.deepEqual(await read(), { ...before, ...changed });
			}
		}),
	);

	test(
		'parameter_admin_changes_groups_and_nothing_else',
		lab.guard(async () => {
			const { query, tx } = api;
			const asAdmin = async (call) => {
				const acted = tx.utility.dispatchAs({ Origins: 'ParameterAdmin' }, call);
				const included = await sendOk(api, tx.sudo.sudo(acted), alice);
				const [{ data }] = eventsOf(included, api.events.utility.DispatchedAs);
				return data.result.isOk ? undefined : errorName(api, data.result.asErr);
			};
			const { setGovernance, setSettlement } = tx.protocolParameters;
			assert.equal(await asAdmin(setSettlement({ period: 90 })), undefined);
			assert.equal((await query.protocolParameters.settlement()).period.toNumber(), 90);
			const tooLong = 'protocolParameters.SettlementPeriodOutOfRange';
			assert.equal(await asAdmin(setSettlement({ period: 100_801 })), tooLong);
			assert.equal((await query.protocolParameters.settlement()).period.toNumber(), 90);
			for (const call of [
				set(2_000, 60_000),
				setGovernance(await query.protocolParameters.governance()),
				tx.system.setHeapPages(64),
			]) {
				assert.equal(await asAdmin(call), 'BadOrigin');
			}
		}),
	);

	test(
		'accounts_without_authority_change_nothing',
		lab.guard(async () => {
			const before = await stored();
			assert.equal((await send(api, set(2_000, 60_000), bob)).error, 'BadOrigin');
			const bySudo = await send(api, api.tx.sudo.sudo(set(2_000, 60_000)), bob);
			assert.equal(bySudo.error, 'sudo.RequireSudo');
			assert.deepEqual(await stored(), before);
		}),
	);
});
