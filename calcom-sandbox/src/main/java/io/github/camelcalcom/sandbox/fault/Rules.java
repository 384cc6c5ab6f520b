/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules for one kind of candidate, in the order in which they were added. Rules can be added from any thread; they are evaluated on the
 * sandbox's event loop only.
 *
 * @param <C> the candidates
 * @param <F> the faults
 */
final class Rules<C, F> {

    /**
     * One rule.
     *
     * @param where       candidates that it applies to
     * @param first       index of the first candidate, counted from 1
     * @param most        maximum number of faults
     * @param probability probability of each fault
     * @param random      source of randomness
     */
    record Rule<C, F>(Predicate<? super C> where, long first, long most, double probability, Random random, List<F> faults,
                      FaultRule counts) {

        Optional<F> faultOf(C candidate) {
            if (!where.test(candidate)) {
                return Optional.empty();
            }
            boolean due = counts.countMatch() >= first && counts.fired() < most;
            if (!due || probability < 1 && random.nextDouble() >= probability) {
                return Optional.empty();
            }
            counts.countFault();
            return Optional.of(faults.size() == 1 ? faults.get(0) : faults.get(random.nextInt(faults.size())));
        }
    }

    private final List<Rule<C, F>> rules = new CopyOnWriteArrayList<>();

    FaultRule add(Rule<C, F> rule) {
        rules.add(rule);
        return rule.counts();
    }

    Stream<FaultRule> stream() {
        return rules.stream().map(Rule::counts);
    }

    void remove(FaultRule unwanted) {
        rules.removeIf(rule -> rule.counts() == unwanted);
    }

    void clear() {
        rules.clear();
    }

    /** Returns the fault of the first rule that has one for the candidate. */
    Optional<F> faultOf(C candidate) {
        for (Rule<C, F> rule : rules) {
            Optional<F> fault = rule.faultOf(candidate);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
