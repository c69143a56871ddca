/** Where videos lie beside each other, by the vectors that a model made of them. */
package dev.sightline.core.library.space;
