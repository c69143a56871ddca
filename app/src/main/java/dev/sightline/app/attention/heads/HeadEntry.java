package dev.sightline.app.attention.heads;

import dev.sightline.core.analysis.statistics.HeadStatistics;

/**
 * One head as the grid shows it.
 *
 * @param layer from 0
 * @param head from 0
 * @param numbers its numbers, as the model gave them
 * @param picture its map, small
 * @param top the value that has the top colour
 */
public record HeadEntry(
    int layer, int head, HeadStatistics numbers, MapPicture picture, double top) {}
