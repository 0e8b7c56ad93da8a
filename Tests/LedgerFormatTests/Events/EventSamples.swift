import LedgerDomain

extension EventMaker {
    /// One event of every case, in the order of the cases.
    mutating func oneOfEach() -> [Event] {
        organisationEvents() + goalAndMetricEvents() + agreementEvents() + promiseEvents() + courseEvents()
            + strategyEvents() + checkpointEvents() + agendaEvents() + feedbackEvents() + exportEvents()
            + lookedEvents()
    }

    private mutating func organisationEvents() -> [Event] {
        [
            .ledger(.opened(LedgerOpened(name: name(), zone: span().zone, simulatedFrom: maybe { $0.instant() }))),
            .ledger(.clockAdvanced(ClockAdvanced(to: instant()))),
            .ledger(.outage(LedgerOutage(from: instant(), to: instant()))),
            .ledger(.timeAccepted(TimeAccepted(was: instant(), now: instant()))),
            .ledger(.resumed(LedgerResumed(oldNote: name()))),
            .ledger(
                .policyPublished(
                    PolicyPublished(
                        policy: Policy(version: wide()) { _ in number(0...3_660) }, on: day(), from: instant()))),
            .person(.registered(MemberRegistered(handle: text(), name: text(), username: maybe { $0.text() }))),
            .person(.renamed(MemberRenamed(handle: text(), name: text()))),
            .person(.accountBound(MemberAccountBound(username: text(), uid: number(0...UInt32.max), from: day()))),
            .person(.departed(MemberDeparted(on: day()))),
            .person(.relationshipAssigned(RelationshipAssigned(member: member(), manager: member(), from: day()))),
            .person(.relationshipEnded(RelationshipEnded(member: member(), manager: member(), on: day()))),
            .person(.roleGranted(RoleGranted(role: one(of: Role.self), metrics: list(0...4) { $0.metric() }))),
            .person(.roleRevoked(RoleRevoked(role: one(of: Role.self)))),
        ]
    }

    private mutating func erased() -> DisclosureErased {
        let of = maybe { $0.seq() }
        return DisclosureErased(
            seq: of, members: of == nil ? [] : ["/effect", "/observation"], ground: one(of: ErasureGround.self))
    }

    private mutating func goalAndMetricEvents() -> [Event] {
        [
            .goal(
                .published(
                    GoalPublished(
                        title: name(), parent: maybe { $0.goal() }, owner: member(),
                        metric: maybe { $0.metricVersion() },
                        target: maybe { $0.decimal() }, period: span()))),
            .goal(
                .revised(
                    GoalRevised(
                        title: name(), metric: maybe { $0.metricVersion() }, target: maybe { $0.decimal() },
                        period: span(),
                        reason: text()))),
            .goal(.closed(GoalClosed(outcome: one(of: GoalOutcome.self)))),
            .metric(
                .defined(
                    MetricDefined(
                        version: wide(), name: name(), formula: name(), unit: name(),
                        direction: one(of: MetricDirection.self), aggregate: one(of: MetricAggregate.self),
                        counts: one(of: MetricCounts.self), source: name(), collector: name(),
                        freshnessDays: number(0...3_660), settleDays: number(0...366)))),
            .metric(.replaced(MetricReplaced(version: wide(), by: wide(), reason: text()))),
            .metric(
                .covered(
                    MeasurementCovered(
                        metric: metricVersion(), members: list(1...4) { $0.member() }, from: day(), to: day()))),
            .measurement(
                .recorded(
                    MeasurementRecorded(
                        metric: metricVersion(), member: member(), value: decimal(), asOf: day(), source: name(),
                        ref: name(), knowledge: one(of: Knowledge.self)))),
            .measurement(.corrected(MeasurementCorrected(of: seq(), value: decimal(), reason: text()))),
            .measurement(.contested(MeasurementContested(of: seq(), reason: text()))),
            .measurement(
                .contestDecided(
                    MeasurementContestDecided(of: seq(), verdict: one(of: ContestVerdict.self), reason: text()))),
        ]
    }

    private mutating func agreementEvents() -> [Event] {
        [
            .agreement(.proposed(AgreementProposed(member: member(), manager: member(), terms: terms()))),
            .agreement(.countered(AgreementCountered(revision: wide(), terms: terms()))),
            .agreement(.withdrawn(SaidReason(reason: text()))),
            .agreement(.discussed(SaidText(text: text()))),
            .agreement(.reserved(SaidText(text: text()))),
            .agreement(.declined(SaidReason(reason: text()))),
            .agreement(
                .confirmed(
                    AgreementConfirmed(terms: reference(), inOwnWords: maybe { $0.text() }, noSupportNeeded: bool()))),
            .agreement(.enteredForce(AgreementEnteredForce(terms: reference(), revision: wide(), notAgreed: bool()))),
            .agreement(
                .milestoneEvaluated(
                    MilestoneEvaluated(
                        milestone: wide(), verdict: one(of: Verdict.self), value: maybe { $0.decimal() },
                        target: decimal(), coveredDays: number(0...366), days: number(1...366),
                        proRated: maybe {
                            ProRating(
                                fullTarget: $0.decimal(), workingDays: $0.number(1...261),
                                absentDays: $0.number(1...261))
                        }))),
            .agreement(
                .milestoneOverridden(
                    MilestoneOverridden(milestone: wide(), verdict: one(of: Verdict.self), reason: text()))),
            .agreement(.milestoneWaived(MilestoneWaived(milestone: wide(), reason: text()))),
            .agreement(
                .closed(
                    AgreementClosed(
                        outcome: one(of: AgreementOutcome.self), met: number(0...64), missed: number(0...64),
                        notMeasured: number(0...64), waived: number(0...64)))),
        ]
    }

    private mutating func courseEvents() -> [Event] {
        [
            .agreement(.proposalsInvited(ProposalsInvited(until: dueDay()))),
            .agreement(.proposalsWaived),
            .agreement(.clarificationRequested(ClarificationRequested(text: text(), answerBy: instant()))),
            .agreement(.clarificationAnswered(SaidAbout(of: seq(), text: text()))),
            .agreement(.understandingCorrected(SaidAbout(of: seq(), text: text()))),
            .agreement(.set(AgreementSet(terms: reference(), reason: text()))),
            .agreement(.cosigned),
            .agreement(.noticeServed(NoticeServed(replyBy: instant()))),
            .agreement(.noticeReceived),
            .agreement(
                .amendmentProposed(AmendmentProposed(revision: wide(), terms: terms(), reason: text()))),
            .agreement(.amendmentDeclined(SaidReason(reason: text()))),
            .agreement(.amendmentWithdrawn(SaidReason(reason: text()))),
            .agreement(.amended(AgreementAmended(terms: reference(), revision: wide()))),
            .agreement(.endProposed(SaidReason(reason: text()))),
            .agreement(.endDeclined(SaidReason(reason: text()))),
            .agreement(.ended(PerhapsReason(reason: maybe { $0.text() }))),
            .agreement(.autonomyOverridden(AutonomyOverridden(scope: text(), reason: text()))),
            .agreement(.alignmentOutdated(AlignmentOutdated(goal: goal()))),
            .agreement(.alignmentAffirmed(SaidReason(reason: text()))),
            .agreement(.handedOver(AgreementHandedOver(manager: member()))),
            .agreement(.expired),
            .person(
                .absenceRecorded(
                    AbsenceRecorded(
                        from: text(), to: text(), workingDays: number(0...366),
                        effects: list(0...4) {
                            AbsenceRecorded.Effect(
                                agreement: AgreementID($0.wide()), terms: $0.seq(), milestone: $0.wide(),
                                workingDays: $0.number(1...66))
                        }))),
            .person(.absenceWithdrawn(AbsenceWithdrawn(of: seq()))),
            .person(.legalHoldPlaced(SaidReason(reason: text()))),
            .person(.legalHoldLifted(SaidReason(reason: text()))),
            .person(.disclosureErased(erased())),
            .metric(
                .questioned(
                    MetricQuestioned(
                        metric: metricVersion(), agreement: maybe { AgreementID($0.wide()) }, reason: text(),
                        answerBy: instant()))),
            .metric(.questionAnswered(SaidAbout(of: seq(), text: text()))),
        ]
    }

    private mutating func strategyEvents() -> [Event] {
        [
            .strategy(
                .proposed(StrategyProposed(agreement: AgreementID(wide()), text: text(), answerBy: instant()))),
            .strategy(.adopted),
            .strategy(.adapted(SaidText(text: text()))),
            .strategy(.accepted),
            .strategy(.declined(SaidReason(reason: text()))),
            .strategy(.withdrawn(PerhapsReason(reason: maybe { $0.text() }))),
            .strategy(.overdue),
        ]
    }

    mutating func reference() -> TermsReference { TermsReference(seq: seq(), hash: hash()) }

    private mutating func terms() -> Terms {
        let window = span()
        return Terms(
            outcome: text(),
            measures: list(0...3) {
                Measure(metric: $0.metricVersion(), baseline: $0.maybe { $0.decimal() }, target: $0.decimal())
            },
            milestones: list(0...5) {
                Milestone(
                    metric: $0.metricVersion(), span: $0.span(zone: window.zone), target: $0.decimal(),
                    verdictAt: $0.instant())
            },
            contribution: bool() ? .goal(goal(), how: text()) : .none(reason: text()),
            reserved: list(0...3) { $0.text() },
            promises: list(0...12) {
                PromisedInTerms(
                    kind: $0.one(of: PromiseKind.self), what: $0.text(), debtor: $0.member(), dueOn: $0.day(),
                    dueAt: $0.instant())
            },
            consequences: list(0...3) {
                ConsequenceStep(
                    step: $0.wide(), misses: $0.wide(), of: $0.wide(), what: $0.text(),
                    currentForDays: $0.number(0...366))
            },
            cadenceDays: number(1...366), window: window)
    }
}
