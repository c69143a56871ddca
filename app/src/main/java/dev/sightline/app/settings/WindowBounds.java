package dev.sightline.app.settings;

/**
 * Where the window stands, px.
 *
 * @param maximized if so, the rest is where it goes back to
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
