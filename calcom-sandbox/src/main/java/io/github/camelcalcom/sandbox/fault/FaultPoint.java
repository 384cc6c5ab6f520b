/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Defines where and how often faults occur: always, unless restricted. Restrictions can be combined: {@code from(3).times(2)} selects the
 * third and the fourth candidate. Not thread safe.
 *
 * @param <C> the candidates: calls, webhooks or bookings
 * @param <F> the faults
 */
public final class FaultPoint<C, F> {

    private final Rules<C, F> rules;
    private final String place;
    private Predicate<? super C> where;
    private boolean isConditional;
    private long first = 1;
    private long most = Long.MAX_VALUE;
    private double probability = 1;
    private long seed;

    /** @param place description of {@code where} for messages */
    FaultPoint(Rules<C, F> rules, String place, Predicate<? super C> where) {
        this.rules = rules;
        this.place = place;
        this.where = where;
    }

    /** Restricts the rule to candidates that meet the condition. It is evaluated on the sandbox's event loop and must not block. */
    public FaultPoint<C, F> when(Predicate<? super C> condition) {
        Objects.requireNonNull(condition, "condition");
        Predicate<? super C> before = where;
        this.where = candidate -> before.test(candidate) && condition.test(candidate);
        this.isConditional = true;
        return this;
    }

    /** Limits the number of faults. */
    public FaultPoint<C, F> times(long count) {
        this.most = atLeastOne("times", count);
        return this;
    }

    /** Starts with the n-th candidate that the rule applies to, counted from 1 from now on. */
    public FaultPoint<C, F> from(long nth) {
        this.first = atLeastOne("from", nth);
        return this;
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
        }
        return value;
    }

    /** Lets each fault occur with a probability. The seed determines the result: the same calls in the same order get the same faults. */
    public FaultPoint<C, F> probability(double value, long randomSeed) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1 but is " + value);
        }
        this.probability = value;
        this.seed = randomSeed;
        return this;
    }

    /** Adds the rule after the existing ones. */
    public FaultRule inject(F fault) {
        return injectAnyOf(List.of(fault));
    }

    /** Adds a rule with several faults. The seed of {@link #probability} selects the fault each time. */
    public FaultRule injectAnyOf(List<F> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("A rule needs at least one fault");
        }
        return rules.add(new Rules.Rule<>(where, first, most, probability, new Random(seed), List.copyOf(faults),
                new FaultRule(description(faults), most)));
    }

    private String description(List<F> faults) {
        StringBuilder text = new StringBuilder(place);
        if (isConditional) {
            text.append(" on a condition");
        }
        if (first > 1) {
            text.append(", from no. ").append(first).append(" on");
        }
        if (most < Long.MAX_VALUE) {
            text.append(", ").append(most).append(most == 1 ? " time" : " times");
        }
        if (probability < 1) {
            text.append(", with probability ").append(probability);
        }
        return text.append(": ").append(faults.stream().map(String::valueOf).collect(Collectors.joining(" or "))).toString();
    }
}
