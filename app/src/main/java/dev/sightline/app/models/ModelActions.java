package dev.sightline.app.models;

/**
 * What the page asks the window to do, since it needs a dialog or another page.
 *
 * @param add asks the user for a bundle
 * @param save asks where to write the model that is looked at
 * @param train begins a model of the user's
 * @param chooseData asks for a folder of data to measure on
 */
public record ModelActions(Runnable add, Runnable save, Runnable train, Runnable chooseData) {}
