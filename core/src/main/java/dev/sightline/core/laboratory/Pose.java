package dev.sightline.core.laboratory;

/**
 * Where an object is at one moment.
 *
 * @param x of its centre, as a share of the frame's side
 * @param y of its centre, downwards
 * @param angle clockwise, radians
 * @param visible false before it appears and after it vanished
 */
public record Pose(double x, double y, double angle, boolean visible) {}
