/**
 * The container for Testcontainers. It is the only package that may depend on Testcontainers, because Testcontainers is an optional
 * dependency.
 */
package io.github.camelcalcom.sandbox.testcontainers;
