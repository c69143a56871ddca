/** Links between tokens and clips. */
package dev.sightline.app.attention.flow;
