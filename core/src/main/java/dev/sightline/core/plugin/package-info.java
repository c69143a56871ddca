/** Providers in jars of other people: what they may offer, who allowed them, and their failures. */
package dev.sightline.core.plugin;
