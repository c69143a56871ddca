/** Numbers that sum up attention: how sharp it is, how far it reaches, what falls into sinks. */
package dev.sightline.core.analysis.statistics;
