/** All layers and heads side by side. */
package dev.sightline.app.attention.heads;
