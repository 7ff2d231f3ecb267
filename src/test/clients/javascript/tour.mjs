// Calls all that the official client offers for anomaly detection, and prints the names of the endpoints it called.
// Arguments: address, user, password, and a table of New York's taxis.
import assert from 'node:assert/strict'
import { Client } from '@elastic/elasticsearch'

const [node, username, password, table] = process.argv.slice(2)
const client = new Client({ node, auth: { username, password }, maxRetries: 0 })
const { ml } = client
const called = new Set()
const request = client.transport.request.bind(client.transport)
client.transport.request = (params, options) => {
  called.add(params.meta.name)
  return request(params, options)
}

const HOUR = 3_600_000
const FIRST = 1_700_002_800_000

await around()
await filters()
await postedJob()
await calendars()
await fedJob()
await snapshots()
await forecasts()
await upgradeMode()
await removal()
console.log([...called].sort().join('\n'))

async function around () {
  assert.equal((await client.info()).cluster_name, 'slackwater')
  assert.equal((await ml.info()).upgrade_mode, false)
  assert.equal(Object.keys((await ml.getMemoryStats()).nodes).length, 1)
  assert.equal((await ml.deleteExpiredData()).deleted, true)
}

async function filters () {
  const put = await ml.putFilter({ filter_id: 'known', description: 'hosts', items: ['b', 'a', 'a'] })
  assert.deepEqual(put.items, ['a', 'b'])
  const updated = await ml.updateFilter({ filter_id: 'known', add_items: ['c*'], remove_items: ['b'] })
  assert.deepEqual(updated.items, ['a', 'c*'])
  await ml.putFilter({ filter_id: 'unused', items: ['x'] })
  assert.equal((await ml.deleteFilter({ filter_id: 'unused' })).acknowledged, true)
  assert.equal((await ml.getFilters()).count, 1)
}

async function postedJob () {
  const host = { function: 'mean', field_name: 'load', partition_field_name: 'host' }
  const analysis = { bucket_span: '1h', detectors: [host], influencers: ['host'] }
  const format = { time_field: 'time', time_format: 'epoch_ms' }
  assert.equal((await ml.validate({ analysis_config: analysis, data_description: format })).acknowledged, true)
  assert.equal((await ml.validateDetector({ detector: host })).acknowledged, true)
  const estimate = await ml.estimateModelMemory({
    analysis_config: analysis,
    overall_cardinality: { host: 20 },
    max_bucket_cardinality: { host: 20 }
  })
  assert.match(estimate.model_memory_estimate, /^\d+mb$/)

  const rule = { actions: ['skip_result'], scope: { host: { filter_id: 'known', filter_type: 'include' } } }
  await ml.putJob({
    job_id: 'posted',
    groups: ['tour'],
    analysis_config: { ...analysis, detectors: [{ ...host, custom_rules: [rule] }] },
    data_description: format
  })
  const updated = await ml.updateJob({ job_id: 'posted', description: 'from the tour' })
  assert.equal(updated.description, 'from the tour')
  const { jobs } = await ml.getJobs({ job_id: 'tour' })
  assert.equal(jobs[0].analysis_config.detectors[0].custom_rules.length, 1)
  await assert.rejects(ml.deleteFilter({ filter_id: 'known' }), { statusCode: 409 })

  assert.equal((await ml.openJob({ job_id: 'posted' })).opened, true)
  const records = Array.from({ length: 300 }, (_, hour) => (
    { time: FIRST + HOUR * hour, host: 'h', load: hour === 290 ? 900 : 10 + hour % 7 }
  ))
  assert.equal((await ml.postData({ job_id: 'posted', data: records })).processed_record_count, 300)
  assert.equal((await ml.flushJob({ job_id: 'posted', calc_interim: true })).flushed, true)
  assert.equal((await ml.getJobStats({ job_id: 'posted' })).jobs[0].state, 'opened')
  assert.equal((await ml.closeJob({ job_id: 'posted' })).closed, true)

  assert.equal((await ml.getBuckets({ job_id: 'posted', exclude_interim: true })).count, 299)
  const found = await ml.getRecords({ job_id: 'posted', record_score: 1 })
  assert.ok(found.records.some(record => record.timestamp === FIRST + HOUR * 290))
  for (const influencer of (await ml.getInfluencers({ job_id: 'posted' })).influencers) {
    assert.equal(influencer.influencer_field_value, 'h')
  }
  assert.ok((await ml.getOverallBuckets({ job_id: 'posted' })).count > 0)
  assert.equal((await ml.getCategories({ job_id: 'posted' })).count, 0)
}

async function calendars () {
  assert.equal((await ml.putCalendar({ calendar_id: 'holidays', description: 'days off' })).calendar_id, 'holidays')
  await ml.postCalendarEvents({
    calendar_id: 'holidays',
    events: [{ description: 'New Year', start_time: '2015-01-01T00:00:00Z', end_time: '2015-01-02T00:00:00Z' }]
  })
  assert.deepEqual((await ml.putCalendarJob({ calendar_id: 'holidays', job_id: 'posted' })).job_ids, ['posted'])
  assert.deepEqual((await ml.getCalendars({ calendar_id: 'holidays' })).calendars[0].job_ids, ['posted'])
  const { count, events } = await ml.getCalendarEvents({ calendar_id: 'holidays' })
  assert.equal(count, 1)
  const event = { calendar_id: 'holidays', event_id: events[0].event_id }
  assert.equal((await ml.deleteCalendarEvent(event)).acknowledged, true)
  assert.deepEqual((await ml.deleteCalendarJob({ calendar_id: 'holidays', job_id: 'posted' })).job_ids, [])
  assert.equal((await ml.deleteCalendar({ calendar_id: 'holidays' })).acknowledged, true)
}

async function fedJob () {
  await ml.putJob({
    job_id: 'taxi',
    analysis_config: { bucket_span: '1h', detectors: [{ function: 'sum', field_name: 'passengers' }] },
    data_description: { time_field: 'ts' }
  })
  const feed = await ml.putDatafeed({
    datafeed_id: 'feed', job_id: 'taxi', indices: [table], query: { range: { passengers: { gte: 0 } } }
  })
  assert.deepEqual(feed.indices, [table])
  assert.equal((await ml.updateDatafeed({ datafeed_id: 'feed', scroll_size: 500 })).scroll_size, 500)
  assert.equal((await ml.getDatafeeds({ datafeed_id: 'feed' })).count, 1)
  assert.ok((await ml.previewDatafeed({ datafeed_id: 'feed' })).length > 0)
  assert.equal((await ml.openJob({ job_id: 'taxi' })).opened, true)
  const start = await ml.startDatafeed({
    datafeed_id: 'feed', start: '2014-07-01T00:00:00Z', end: '2014-09-01T00:00:00Z'
  })
  assert.equal(start.started, true)
  while ((await ml.getJobStats({ job_id: 'taxi' })).jobs[0].state !== 'closed') {
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  assert.equal((await ml.getBuckets({ job_id: 'taxi', size: 1 })).count, 62 * 24)
  assert.equal((await client.cat.mlJobs({ job_id: 'taxi', format: 'json' }))[0].id, 'taxi')
  assert.equal((await client.cat.mlDatafeeds())[0].id, 'feed')
}

async function snapshots () {
  const of = snapshot => ({ job_id: 'taxi', snapshot_id: snapshot })
  const first = (await ml.getModelSnapshots({ job_id: 'taxi' })).model_snapshots[0].snapshot_id
  const updated = await ml.updateModelSnapshot({ ...of(first), description: 'after two months', retain: true })
  assert.equal(updated.model.retain, true)
  assert.equal((await ml.upgradeJobSnapshot({ ...of(first), wait_for_completion: true })).completed, true)
  assert.equal((await ml.getModelSnapshotUpgradeStats(of(first))).count, 0)
  const reverted = await ml.revertModelSnapshot({ ...of('empty'), delete_intervening_results: true })
  assert.equal(reverted.model.job_id, 'taxi')
  assert.equal((await ml.getBuckets({ job_id: 'taxi' })).count, 0)
  assert.equal((await ml.deleteModelSnapshot(of(first))).acknowledged, true)
}

async function forecasts () {
  await ml.openJob({ job_id: 'posted' })
  const { forecast_id: forecast } = await ml.forecast({ job_id: 'posted', duration: '1d' })
  assert.equal((await ml.deleteForecast({ job_id: 'posted', forecast_id: forecast })).acknowledged, true)
  await ml.closeJob({ job_id: 'posted' })
}

async function upgradeMode () {
  await ml.openJob({ job_id: 'taxi' })
  await ml.startDatafeed({ datafeed_id: 'feed' })
  assert.equal((await ml.setUpgradeMode({ enabled: true })).acknowledged, true)
  assert.equal((await ml.info()).upgrade_mode, true)
  assert.deepEqual((await client.tasks.list({ actions: 'xpack/ml/*' })).nodes, {})
  await assert.rejects(ml.closeJob({ job_id: 'taxi' }), { statusCode: 429 })
  assert.equal((await ml.setUpgradeMode({ enabled: false })).acknowledged, true)
  assert.equal((await ml.getJobStats({ job_id: 'taxi' })).jobs[0].state, 'opened')
  assert.equal((await ml.getDatafeedStats({ datafeed_id: 'feed' })).datafeeds[0].state, 'started')
}

async function removal () {
  assert.equal((await ml.stopDatafeed({ datafeed_id: 'feed' })).stopped, true)
  assert.equal((await ml.deleteDatafeed({ datafeed_id: 'feed' })).acknowledged, true)
  assert.equal((await ml.closeJob({ job_id: 'taxi' })).closed, true)
  assert.equal((await ml.resetJob({ job_id: 'taxi' })).acknowledged, true)
  assert.equal((await ml.deleteJob({ job_id: 'taxi' })).acknowledged, true)
  assert.equal((await ml.deleteJob({ job_id: 'posted' })).acknowledged, true)
  assert.equal((await ml.deleteFilter({ filter_id: 'known' })).acknowledged, true)
  assert.equal((await ml.getJobs()).count, 0)
}
