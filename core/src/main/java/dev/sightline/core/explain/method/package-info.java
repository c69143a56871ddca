/**
 * The explanation methods, one class each. {@code Explainers} finds every class of this package
 * that is an {@code Explainer}; nothing else needs to know of a new one.
 */
package dev.sightline.core.explain.method;
