/** The player: picture and sound in step, exact steps and seeks, all decoding off the FX thread. */
package dev.sightline.app.player;
