package io.github.camelcalcom.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.safecall.KeyClaimStore;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import java.util.List;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The types of options whose value is a bean. Generated from the component's metadata; do not edit. */
final class CalcomObjectOptions {

    static final List<Class<?>> TYPES = List.of(
            ObjectMapper.class,
            CalcomConfiguration.class,
            TokenStore.class,
            Pacers.class,
            KeyClaimStore.class,
            SecretStore.class,
            CircuitBreaker.class,
            RateLimiter.class,
            Retry.class,
            IdempotentRepository.class,
            StateRepository.class,
            SSLContextParameters.class);

    private CalcomObjectOptions() {
    }
}
