package io.github.camelcalcom.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules about one kind of thing, in the order in which they were added. Rules may be added from any thread; they are asked on the
 * sandbox's event loop only.
 *
 * @param <C> what faults befall
 * @param <F> the faults
 */
final class Rules<C, F> {

    /**
     * One rule.
     *
     * @param where       what it applies to
     * @param first       from which of these on, 1 for the first
     * @param most        how many faults there are at most
     * @param probability of each of them
     * @param random      decides what chance decides
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

    void clear() {
        rules.clear();
    }

    /** The fault of the first rule that has one. */
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
