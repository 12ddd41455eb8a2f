package io.earshot.collectors.edge.http;

import io.earshot.collectors.edge.command.CommandDesk;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.intake.EdgeClock;
import io.earshot.collectors.edge.intake.Intake;
import io.earshot.collectors.edge.limit.ConnectionSeats;
import io.earshot.collectors.edge.limit.SubjectLimits;
import io.earshot.collectors.edge.stage.StageDesk;
import io.earshot.collectors.edge.token.Gatekeeper;
import io.earshot.collectors.edge.webhook.WebhookDesk;
import io.earshot.collectors.edge.webhook.WebhookGuard;

/** What requests are handed to. */
public record EdgeParts(
    Gatekeeper gatekeeper,
    SubjectLimits limits,
    ConnectionSeats seats,
    Intake intake,
    StageDesk stages,
    WebhookGuard webhookGuard,
    WebhookDesk webhooks,
    CommandDesk commands,
    EdgeClock clock,
    EdgeCounts counts) {}
