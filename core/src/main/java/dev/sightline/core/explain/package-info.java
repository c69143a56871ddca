/**
 * Explanations of what a model says: the methods behind one interface, what they need and give.
 *
 * <p>Axes: n tokens, k clips, c cells = k·t·h·w; {@code [tokens, cells]} means one row for each
 * token.
 */
package dev.sightline.core.explain;
