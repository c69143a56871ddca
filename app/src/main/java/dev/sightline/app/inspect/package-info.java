/** The screen on which one video is looked at beside its text. */
package dev.sightline.app.inspect;
