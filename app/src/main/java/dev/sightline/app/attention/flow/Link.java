package dev.sightline.app.attention.flow;

/**
 * A cell of the matrix as a link.
 *
 * @param row of the token
 * @param column of the clip or token
 * @param value weight or signed score
 */
public record Link(int row, int column, float value) {}
