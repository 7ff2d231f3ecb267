/*
 * Upgrade mode on several nodes over one database: who may write when. README.md says what stands for what.
 *
 * Each guarded command is one step of the database or of a node's memory. All state is in the variables, none in program
 * counters, so that a crash can wipe a node at any step. A node that is paused is one whose steps are not chosen: the
 * checker tries that everywhere by itself.
 */

/* How often may happen what nobody can rule out; the script chooses. */
#ifndef TURNS
#define TURNS 1         /* requests that set upgrade mode on, off, or turn it round */
#endif
#ifndef ACTIONS
#define ACTIONS 0       /* of users: open or close the job, start or stop its datafeed; or the end of its data */
#endif
#ifndef CRASHES
#define CRASHES 0       /* kill -9 */
#endif
#ifndef EXPIRIES
#define EXPIRIES 0      /* leases that run out though their node lives */
#endif
#ifndef DELUSIONS
#define DELUSIONS 0     /* claims of a node whose lease is over, and that does not know it yet */
#endif
#ifndef HANDOVERS
#define HANDOVERS 0     /* of a node's job to the other node, with the datafeed */
#endif
#ifndef LOSSES
#define LOSSES 0        /* connections lost in a transaction: before its commit, or before the answer to it */
#endif

#ifndef WRITES
#define WRITES 0        /* of a run, beside its first one, its last one, and that of its state at a halt */
#endif
#ifndef ONLY
#define ONLY 0          /* the number of the promise that is looked at; 0 is all */
#endif

/* Nodes are 1 and 2, 0 is nobody; a task is a job or the datafeed that feeds it. */
#define NODES 2
#define USER 3
#define JOB 0
#define DATAFEED 1

/* ---- The database ---- */

mtype:phase = { DISABLED, DRAINING, ENABLED, RESUMING };
mtype:haltedFor = { NOTHING, UPGRADE };
mtype:lease = { LIVE, EXPIRED, REPLACED };

/* The row upgrade_mode; whoever passes the gate holds its lock. */
mtype:phase phase = DISABLED;
byte version;
byte gate;

/* A row of the table task; a row that does not exist is all zero. */
typedef Task {
  bool exists;
  bool stopDesired;
  bool started;
  mtype:haltedFor haltedFor;
  byte node;
  byte allocation;
  byte lock
}
Task task[2];

/* The rows of the table node: what the others believe of a node. */
mtype:lease lease[NODES + 1];

/* ---- The memory of the nodes ---- */

mtype:stage = { NONE, STARTING, WORKING, IDLE, HALTED, BROKEN };
mtype:tx = { NO_TX, START, WRITE, SAVE, END, FINISH };

/* A run of a task on a node, and the transaction that it has in flight; HALTED and BROKEN must still give the task back. */
typedef Run {
  mtype:stage stage;
  byte allocation;
  bool halting;
  mtype:tx tx
}
Run runs[2 * NODES + 2];
#define run_(n, t) runs[2 * (n) + (t)]

mtype:step = { AT_REST, HALT, GRACE, REVOKE, MARK_IDLE, ARRIVE, CUT };

/* PhaseDriver of a node, with Drain and Resume; listed are the allocations still to be revoked. */
typedef Driver {
  mtype:step step;
  byte turn;
  byte listed[2]
}
Driver driver[NODES + 1];

bool claiming[NODES + 1];
bool up[NODES + 1];
bool gone[NODES + 1];

byte actions = ACTIONS;
byte crashes = CRASHES;
byte expiries = EXPIRIES;
byte losses = LOSSES;
byte delusions = DELUSIONS;
byte handovers = HANDOVERS;

/* ---- Words ---- */

#define on (phase == DRAINING || phase == ENABLED)
#define underWay (phase == DRAINING || phase == RESUMING)
#define assigned(t) (task[t].allocation != 0)
#define unassigned(t) (task[t].exists && !assigned(t))
#define awaitingUpgrade(t) (task[t].exists && task[t].haltedFor == UPGRADE)
#define holds(n, t) (task[t].exists && task[t].allocation == run_(n, t).allocation)
#define works(n, t) (run_(n, t).stage == WORKING || run_(n, t).stage == IDLE)
#define running(n, t) (run_(n, t).stage == STARTING || works(n, t))
#define writing(n, t) (run_(n, t).tx != NO_TX)
#define free(t) (task[t].lock == 0)

/* ---- The promises: kept by the checker, read by nobody else ---- */

bool acknowledged;
bool wanted[2];
#define judged(p) (ONLY == 0 || ONLY == p)
hidden byte P1_acknowledgedMeansDrained;
hidden byte P2_neverFalsely;
hidden byte P4_desiredStatesRestored;
hidden byte P5_nothingStarts;
hidden byte P6_everyWayEnds;

#define drained (!assigned(JOB) && !assigned(DATAFEED) && !writing(1, JOB) && !writing(1, DATAFEED) && \
  !writing(2, JOB) && !writing(2, DATAFEED))

/* From ENABLED on, and so from the acknowledgement: neither by a run, nor by whoever releases, revokes or marks a task. */
inline nothingCommitted() {
  P1_acknowledgedMeansDrained = (!acknowledged && phase != ENABLED) || !judged(1);
  assert(P1_acknowledgedMeansDrained)
}

inline acknowledge() {
  P2_neverFalsely = drained || !judged(2);
  assert(P2_neverFalsely);
  acknowledged = true
}

inline nothingStarts() {
  P5_nothingStarts = !on || !judged(5);
  assert(P5_nothingStarts)
}

inline unassign(t) {
  nothingCommitted();
  task[t].node = 0;
  task[t].allocation = 0
}

inline create(t) {
  nothingStarts();
  task[t].exists = true;
  wanted[t] = true
}

inline remove(t) {
  task[t].exists = false;
  task[t].stopDesired = false;
  task[t].started = false;
  task[t].haltedFor = NOTHING;
  unassign(t)
}

inline endOrRelease(t) {
  if
  :: task[t].stopDesired -> remove(t)
  :: else -> unassign(t)
  fi
}

inline desireStop(t) {
  if
  :: task[t].exists -> task[t].stopDesired = true
  :: else
  fi;
  wanted[t] = false
}

inline unlock(n, t) {
  if
  :: task[t].lock == n -> task[t].lock = 0
  :: else
  fi
}

inline over(n, t) {
  run_(n, t).stage = NONE;
  run_(n, t).allocation = 0;
  run_(n, t).halting = false
}

/* ---- TaskClaims ---- */

/* A datafeed runs where its job runs; whatever is only to end may do so anywhere. */
#define ready(n, t) (t == JOB || task[t].stopDesired || (task[JOB].exists && task[JOB].node == n && task[JOB].started))
#ifdef NO_RESTORE
#define claimable(n, t) (unassigned(t) && ready(n, t) && task[t].haltedFor == NOTHING)
#define postponable(n, t) false
#else
#define claimable(n, t) (unassigned(t) && ready(n, t))
#define postponable(n, t) (unassigned(t) && task[t].haltedFor == UPGRADE && !ready(n, t))
#endif
#define something(n) (claimable(n, JOB) || claimable(n, DATAFEED) || postponable(n, DATAFEED))

#ifdef NO_LEASE
#define leaseHeld(n) true
#else
#define leaseHeld(n) (lease[n] == LIVE || delusions > 0)
#endif

#ifdef NO_GATE
#define closed false
#else
#define closed (gate != 0)
#endif

inline passGate(n) {
  if
  :: lease[n] != LIVE && delusions > 0 -> delusions--
  :: else
  fi;
  claiming[n] = true;
#ifndef NO_GATE
  gate = n
#endif
}

inline leaveGate(n) {
  claiming[n] = false;
  if
  :: gate == n -> gate = 0
  :: else
  fi
}

hidden byte id;
#define known(t) (id == task[t].allocation || id == run_(1, t).allocation || id == run_(2, t).allocation || \
  id == driver[1].listed[t] || id == driver[2].listed[t])

/* An id that nobody remembers is as good as the next of the sequence: ids of a task are compared, nothing else. */
inline nextAllocation(t) {
  id = 1;
  do
  :: known(t) -> id++
  :: else -> break
  od
}

inline claim(n, t) {
  nothingStarts();
  nextAllocation(t);
  task[t].node = n;
  task[t].allocation = id;
  task[t].haltedFor = NOTHING;
  leaveGate(n)
}

/* RunningTasks.start; a run from before is cut. */
inline start(n, t) {
  over(n, t);
  run_(n, t).stage = STARTING;
  run_(n, t).allocation = id
}

/* ---- FencedTransaction ---- */

/* The update of the own row waits for whoever has locked it. */
#ifdef NO_FENCE
#define fenceable(n, t) (run_(n, t).tx == NO_TX)
#else
#define fenceable(n, t) (run_(n, t).tx == NO_TX && free(t))
#endif

inline fence(n, t, kind) {
  if
#ifdef NO_FENCE
  :: true -> run_(n, t).tx = kind
#else
  :: holds(n, t) -> task[t].lock = n; run_(n, t).tx = kind
  :: else -> over(n, t)
#endif
  fi
}

inline commit(n, t) {
  nothingCommitted();
  if
  :: run_(n, t).tx == START -> task[t].started = task[t].exists
  :: run_(n, t).tx == END -> remove(t)
  :: run_(n, t).tx == FINISH -> remove(t); wanted[t] = false; desireStop(JOB); actions--
  :: else
  fi;
  unlock(n, t)
}

/* The end of the data closes the job too, whose row it waits for. */
#define committable(n, t) (writing(n, t) && (run_(n, t).tx != FINISH || (free(JOB) && actions > 0)))

inline goOn(n, t) {
  if
  :: run_(n, t).tx == START -> run_(n, t).stage = (WRITES > 0 -> WORKING : IDLE)
  :: run_(n, t).tx == WRITE -> run_(n, t).stage = IDLE
  :: run_(n, t).tx == SAVE -> run_(n, t).stage = HALTED; run_(n, t).halting = false
  :: run_(n, t).tx == END || run_(n, t).tx == FINISH -> over(n, t)
  fi;
  run_(n, t).tx = NO_TX
}

inline breakOff(n, t) {
  run_(n, t).tx = NO_TX;
  run_(n, t).stage = BROKEN;
  run_(n, t).halting = false
}

inline halted(n, t) {
  run_(n, t).stage = HALTED;
  run_(n, t).halting = false
}

/* Whoever waits for a halt gives the task back, or LateHalts when nobody waits any more. */
#ifdef NO_LATE_HALTS
#define returned(n, t) (run_(n, t).stage == HALTED && phase == DRAINING)
#else
#define returned(n, t) (run_(n, t).stage == HALTED)
#endif

/* Tasks.endOrRelease of a run that was halted, Tasks.giveUp of one that broke: nothing when the allocation is gone. */
inline giveBack(n, t) {
  if
  :: holds(n, t) && run_(n, t).stage == HALTED -> endOrRelease(t)
  :: holds(n, t) && run_(n, t).stage == BROKEN -> unassign(t)
  :: else
  fi;
  over(n, t)
}

/* ---- Drain and Resume ---- */

#define at(n, s) (driver[n].step == s)
#define stands(n) (phase == DRAINING && version == driver[n].turn)
#define rowsListed(n) (driver[n].listed[JOB] != 0 || driver[n].listed[DATAFEED] != 0)

#ifdef NO_TURN
#define sameTurn(n) true
#else
#define sameTurn(n) (version == driver[n].turn)
#endif

#ifdef SKIP_LOCKED
#define revocable(t) true
#define skipped(t) (!free(t))
#else
#define revocable(t) free(t)
#define skipped(t) false
#endif

#ifdef NO_RESTORE
#define resumed true
#else
#define resumed (!awaitingUpgrade(JOB) && !awaitingUpgrade(DATAFEED))
#endif

inline setOff(n, next) {
  driver[n].turn = version;
  driver[n].step = next
}

inline rest(n) {
  driver[n].step = AT_REST;
  driver[n].turn = 0;
  driver[n].listed[JOB] = 0;
  driver[n].listed[DATAFEED] = 0
}

/*
 * Whether the turn stands is read without a lock before each statement, and may be untrue when the statement is done. So
 * a step is entered while the turn stands; then its statement comes, however late, or the driver sees that it is over.
 */
inline enter(n, next) {
  if
  :: stands(n) -> driver[n].step = next
  :: else -> rest(n)
  fi
}

inline halt(n, t) {
  run_(n, t).halting = true
}

inline revokeNext(n) {
  if
  :: rowsListed(n) -> enter(n, REVOKE)
  :: else -> enter(n, MARK_IDLE)
  fi
}

/* Revocation.assigned */
inline list(n) {
  driver[n].listed[JOB] = task[JOB].allocation;
  driver[n].listed[DATAFEED] = task[DATAFEED].allocation;
  revokeNext(n)
}

/* Revocation.revoke: waits for whoever has locked the row. */
inline revoke(n, t) {
  if
  :: task[t].allocation == driver[n].listed[t] && !skipped(t) -> unassign(t); task[t].haltedFor = UPGRADE
  :: else
  fi;
  driver[n].listed[t] = 0;
  revokeNext(n)
}

/* Revocation.markIdle: by the slower node too, when the first has set ENABLED; what is marked is left alone. */
#ifdef MARK_AGAIN
#define markable(t) unassigned(t)
#else
#define markable(t) (unassigned(t) && task[t].haltedFor != UPGRADE)
#endif

inline markIdle(t) {
  if
  :: markable(t) -> nothingCommitted(); task[t].haltedFor = UPGRADE
  :: else
  fi
}

/* ---- Setting ---- */

/* A driver whose turn is over, and that is about to look or to arrive, would find just that. */
inline turnOver(n) {
  if
  :: sameTurn(n) || !(at(n, GRACE) || at(n, ARRIVE))
  :: else -> rest(n)
  fi
}

/* Setting.request where it changes something. */
inline request(next) {
  phase = next;
  version++;
  acknowledged = false;
  turnOver(1);
  turnOver(2)
}

inline arrive(n) {
  if
  :: sameTurn(n) && phase == DRAINING -> phase = ENABLED
  :: sameTurn(n) && phase == RESUMING -> phase = DISABLED
  :: else
  fi;
  rest(n);
  if
  :: phase == ENABLED -> driver[n].step = CUT
  :: else
  fi
}

/* ---- What befalls nodes ---- */

inline forget(n, t) {
  unlock(n, t);
  run_(n, t).tx = NO_TX;
  over(n, t)
}

/* The database rolls back what was in flight. */
inline die(n) {
  crashes--;
  up[n] = false;
  forget(n, JOB);
  forget(n, DATAFEED);
  leaveGate(n);
  rest(n)
}

inline freeTasksOf(n) {
  if
  :: task[JOB].node == n -> unassign(JOB)
  :: else
  fi;
  if
  :: task[DATAFEED].node == n -> unassign(DATAFEED)
  :: else
  fi
}

/* ---- Who does it ---- */

proctype Node(byte n) {
  end: do
  /* TaskLoop */
  :: d_step { up[n] && !claiming[n] && !closed && !on && leaseHeld(n) && something(n) -> passGate(n) }
  :: d_step { claiming[n] && claimable(n, JOB) && !writing(n, JOB) -> claim(n, JOB); start(n, JOB) }
  :: d_step { claiming[n] && claimable(n, DATAFEED) && !writing(n, DATAFEED) -> claim(n, DATAFEED); start(n, DATAFEED) }
  :: d_step { claiming[n] && postponable(n, DATAFEED) -> task[DATAFEED].haltedFor = NOTHING; leaveGate(n) }
  :: d_step { claiming[n] && !something(n) -> leaveGate(n) }

  /* The connection is lost before the commit of a claim; or after it, and the node does not know what it has claimed. */
  :: d_step { claiming[n] && losses > 0 -> losses--; leaveGate(n) }
  :: d_step { claiming[n] && losses > 0 && claimable(n, JOB) -> losses--; claim(n, JOB) }
  :: d_step { claiming[n] && losses > 0 && claimable(n, DATAFEED) -> losses--; claim(n, DATAFEED) }
#ifndef NO_RECONCILE
  /* Reconciliation: a row that says that this node runs a task, and it does not; a run whose allocation is gone. */
  :: d_step { up[n] && !claiming[n] && task[JOB].node == n && free(JOB) && !holds(n, JOB) -> endOrRelease(JOB) }
  :: d_step { up[n] && !claiming[n] && task[DATAFEED].node == n && free(DATAFEED) && !holds(n, DATAFEED) ->
       endOrRelease(DATAFEED) }
  :: d_step { up[n] && !claiming[n] && running(n, JOB) && !writing(n, JOB) && !holds(n, JOB) -> over(n, JOB) }
  :: d_step { up[n] && !claiming[n] && running(n, DATAFEED) && !writing(n, DATAFEED) && !holds(n, DATAFEED) ->
       over(n, DATAFEED) }
#endif

  /* Rebalancing; the datafeed would follow its job anyway. */
  :: d_step { up[n] && handovers > 0 && running(n, JOB) -> handovers--; halt(n, JOB) }
  :: d_step { up[n] && handovers > 0 && running(n, JOB) && running(n, DATAFEED) ->
       handovers--; halt(n, DATAFEED); halt(n, JOB) }

  /* LostNodes: the tasks of a node whose lease is over are released; rows under a lock are left for the next time. */
  :: d_step { up[n] && lease[3 - n] != LIVE && task[JOB].node == 3 - n && free(JOB) -> unassign(JOB) }
  :: d_step { up[n] && lease[3 - n] != LIVE && task[DATAFEED].node == 3 - n && free(DATAFEED) -> unassign(DATAFEED) }
  :: d_step { up[n] && lease[n] == EXPIRED -> lease[n] = LIVE }

  /* PhaseDriver: drain. A halt may be lost, or heard late; the grace period may be over at any time. */
  :: d_step { up[n] && at(n, AT_REST) && phase == DRAINING -> setOff(n, HALT) }
  :: d_step { at(n, HALT) -> driver[n].step = GRACE }
  :: d_step { at(n, HALT) && running(n, DATAFEED) -> halt(n, DATAFEED); driver[n].step = GRACE }
  :: d_step { at(n, HALT) && running(n, JOB) -> halt(n, JOB); driver[n].step = GRACE }
  :: d_step { at(n, HALT) && running(n, DATAFEED) && running(n, JOB) ->
       halt(n, DATAFEED); halt(n, JOB); driver[n].step = GRACE }
#ifdef FALSE_ACK
  :: d_step { at(n, GRACE) -> enter(n, ARRIVE) }
#else
  :: d_step { at(n, GRACE) -> list(n) }
#endif
  :: d_step { at(n, REVOKE) && driver[n].listed[JOB] != 0 && revocable(JOB) -> revoke(n, JOB) }
  :: d_step { at(n, REVOKE) && driver[n].listed[JOB] == 0 && revocable(DATAFEED) -> revoke(n, DATAFEED) }
  :: d_step { at(n, MARK_IDLE) -> markIdle(JOB); markIdle(DATAFEED); driver[n].step = ARRIVE }
  :: d_step { (at(n, REVOKE) || at(n, MARK_IDLE)) && !stands(n) -> rest(n) }

  /* PhaseDriver: resume */
  :: d_step { up[n] && at(n, AT_REST) && phase == RESUMING && resumed -> setOff(n, ARRIVE) }

  :: d_step { at(n, ARRIVE) && gate == 0 -> arrive(n) }
  /* Halting.cutAll, when ENABLED was seen; that may be over. A message in hand goes on to its end. */
  :: d_step { at(n, CUT) && !writing(n, JOB) && !writing(n, DATAFEED) -> over(n, JOB); over(n, DATAFEED); rest(n) }

  /* It dies, and comes back or not; or its lease runs out. */
  :: d_step { crashes > 0 && up[n] -> die(n) }
#ifdef SUCCESSOR
  /* Node 2 is a process that is started under the name of node 1, which may live on. */
  :: d_step { crashes > 0 && up[n] && n == 1 -> die(n); gone[n] = true }
  :: d_step { n == 2 && !up[n] && free(JOB) && free(DATAFEED) ->
       up[n] = true; lease[n] = LIVE; lease[1] = REPLACED; freeTasksOf(1); freeTasksOf(2) }
#else
  :: d_step { crashes > 0 && up[n] && !gone[3 - n] -> die(n); gone[n] = true }
  :: d_step { !up[n] && !gone[n] -> up[n] = true; lease[n] = LIVE; freeTasksOf(n) }
#endif
  :: d_step { expiries > 0 && up[n] && lease[n] == LIVE -> expiries--; lease[n] = EXPIRED }
  :: d_step { !up[n] && gone[n] && lease[n] == LIVE -> lease[n] = EXPIRED }
  od
}

/* JobProcess, DatafeedProcess */
proctype Process(byte n; byte t) {
  end: do
  :: d_step { up[n] && run_(n, t).stage == STARTING && fenceable(n, t) -> fence(n, t, START) }
  :: d_step { up[n] && run_(n, t).stage == WORKING && fenceable(n, t) -> fence(n, t, WRITE) }
  :: d_step { up[n] && works(n, t) && fenceable(n, t) && task[t].node == n && task[t].stopDesired &&
       (t == DATAFEED || !task[DATAFEED].exists) -> fence(n, t, END) }
  :: d_step { up[n] && works(n, t) && fenceable(n, t) && t == DATAFEED && actions > 0 -> fence(n, t, FINISH) }

  /* A job saves its state when it is halted; a datafeed has none. */
  :: d_step { up[n] && works(n, t) && fenceable(n, t) && t == JOB && run_(n, t).halting -> fence(n, t, SAVE) }
  :: d_step { up[n] && works(n, t) && !writing(n, t) && t == DATAFEED && run_(n, t).halting -> halted(n, t) }
#ifndef NO_FOLLOW
  /* Its job runs elsewhere now: the datafeed gives itself back, to follow. */
  :: d_step { up[n] && works(n, t) && !writing(n, t) && t == DATAFEED && task[t].node == n &&
       task[JOB].node == 3 - n -> halted(n, t) }
#endif
  :: d_step { up[n] && (returned(n, t) || run_(n, t).stage == BROKEN) && free(t) -> giveBack(n, t) }

  :: d_step { committable(n, t) -> commit(n, t); goOn(n, t) }
  /* The connection is lost before the commit, or after it; the run breaks either way. */
  :: d_step { writing(n, t) && losses > 0 -> losses--; unlock(n, t); breakOff(n, t) }
  :: d_step { committable(n, t) && losses > 0 -> losses--; commit(n, t); breakOff(n, t) }
  /* In the model's small world a user may have used up what this end of the data needs. */
  :: d_step { run_(n, t).tx == FINISH && actions == 0 -> unlock(n, t); breakOff(n, t) }
  od
}

proctype People() {
  end: do
  /*
   * Setting.request. Whoever asks for what is already under way joins it, and whoever is no longer waited for has timed
   * out: neither changes anything but who reads the answer, in PhaseWait or at once where the goal is reached.
   */
  :: d_step { version < TURNS && gate == 0 && !on -> request(DRAINING) }
  :: d_step { version < TURNS && gate == 0 && on -> request(RESUMING) }
#ifdef REPEAT_SHORTCUT
  :: d_step { on && !acknowledged -> acknowledge() }
#else
  :: d_step { phase == ENABLED && !acknowledged -> acknowledge() }
#endif

  /* Users: each change passes the gate in its transaction. */
  :: d_step { actions > 0 && gate == 0 && !on -> actions--; gate = USER }
  :: d_step { gate == USER && !task[JOB].exists && !task[DATAFEED].exists -> create(JOB); gate = 0 }
#ifndef JOB_ALONE
  :: d_step { gate == USER && !task[DATAFEED].exists && task[JOB].exists && !task[JOB].stopDesired ->
       create(DATAFEED); gate = 0 }
#endif
  :: d_step { gate == USER && task[DATAFEED].exists && free(DATAFEED) -> desireStop(DATAFEED); gate = 0 }
  :: d_step { gate == USER && task[JOB].exists && free(JOB) && free(DATAFEED) ->
       desireStop(DATAFEED); desireStop(JOB); gate = 0 }
  :: d_step { gate == USER -> gate = 0 }
  od
}

/* ---- When nothing is left to be done ---- */

#define runsOn(n, t) (up[n] && lease[n] == LIVE && task[t].node == n && free(t) && holds(n, t) && \
  run_(n, t).stage == IDLE && task[t].started)
#define asWanted(t) (wanted[t] == task[t].exists && (!wanted[t] || runsOn(1, t) || runsOn(2, t)))
#define isHalted(t) (!task[t].exists || (task[t].haltedFor == UPGRADE && !assigned(t)))

proctype Quiet() {
  end: timeout -> d_step {
    P6_everyWayEnds = (gate == 0 && !underWay && (phase == DISABLED || acknowledged)) || !judged(6);
    assert(P6_everyWayEnds);
    P4_desiredStatesRestored = (phase == ENABLED && isHalted(JOB) && isHalted(DATAFEED)) ||
      (phase == DISABLED && asWanted(JOB) && asWanted(DATAFEED) &&
        (!wanted[DATAFEED] || task[DATAFEED].node == task[JOB].node)) || !judged(4);
    assert(P4_desiredStatesRestored)
  }
}

init {
  byte n = 1;
  atomic {
    task[JOB].haltedFor = NOTHING;
    task[DATAFEED].haltedFor = NOTHING;
    create(JOB);
#ifndef JOB_ALONE
    create(DATAFEED);
#endif
    do
    :: n <= NODES ->
       run_(n, JOB).stage = NONE;
       run_(n, JOB).tx = NO_TX;
       run_(n, DATAFEED).stage = NONE;
       run_(n, DATAFEED).tx = NO_TX;
       rest(n);
       lease[n] = LIVE;
#ifdef SUCCESSOR
       up[n] = n == 1;
#else
       up[n] = true;
#endif
       run Node(n);
       run Process(n, JOB);
       run Process(n, DATAFEED);
       n++
    :: else -> break
    od;
    run People();
    run Quiet();
    n = 0
  }
}
