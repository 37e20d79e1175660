// Made by `npm run generate` from the OpenAPI document. Do not edit.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready when storage answers. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a client must know before anyone signs in. */
        get: operations["getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's entitlements.
         * @description The first call of a new user creates nothing.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's purchases, newest first. */
        get: operations["listMyOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalog, in the operator's order.
         * @description The persona prompt never leaves the server.
         */
        get: operations["listCompanions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companions/{companionId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A companion's portrait. */
        get: operations["getCompanionAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's conversations, newest message first.
         * @description One storage query, whatever the number of messages.
         */
        get: operations["listThreads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates the caller's conversation with a companion, or returns the one that exists.
         * @description Safe to repeat and to race.
         */
        post: operations["startConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that the conversation screen needs, in one call. */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversationId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts a user message.
         * @description One atomic write consumes the nonce, takes one from the free text quota (never below zero, never for premium) and stores the message; the reply is then produced by the orchestration and pushed.
         *
         *     `text` is trimmed before it is measured and stored; its length counts UTF-16 code units. An absent nonceId is `security_check_failed`, one of a wrong type `invalid_request`.
         *
         *     Repeating a request with the same nonceId, the same Idempotency-Key header and the same body answers as the first time, with the header Idempotency-Replayed: true, and changes nothing; of several at once exactly one lacks that header. A request without the header is never a repetition. The same nonce in any other request is refused.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves the read mark forward to `at`, at most to the companion's newest message.
         * @description Clients send that message's createdAt. Where nothing moves, nothing is written and nothing pushed.
         */
        post: operations["markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nonces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies a Turnstile token and mints a single-use nonce for the caller, good for 2 minutes.
         * @description Asks Cloudflare's siteverify. Where siteverify names an action or a hostname, it must be the configured one.
         */
        post: operations["mintNonce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/negotiate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SignalR connection info for hub `chat`, bound to the caller's user id.
         * @description Has no body. What is pushed over the connection is described under `x-push-events`.
         */
        post: operations["negotiate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be bought, and through which payment providers. */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a one-time payment and answers where to send the browser.
         * @description There is one open checkout per caller, plan and provider: asking again while it is open answers with it. A request with an Idempotency-Key that was used before answers as then, whatever became of the payment; the same key in another request is `invalid_request`.
         */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The success page's check of a payment.
         * @description Retrieves the session from its provider and, when it is paid and the caller's own, grants what was bought, exactly once, together with the webhook whichever comes first.
         */
        get: operations["verifyCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a payment provider's notification.
         * @description Signed by the provider. 5xx only where a later retry can help. The body is the provider's own.
         */
        post: operations["receiveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description An RFC 3339 time in UTC with milliseconds.
         */
        Timestamp: string;
        /**
         * @description What went wrong, for a client to switch on. Codes may be added; treat an unknown one by the HTTP status.
         * @enum {string}
         */
        ProblemCode: "unauthenticated" | "not_found" | "invalid_request" | "empty_message" | "message_too_long" | "security_check_failed" | "turnstile_failed" | "turnstile_unavailable" | "free_text_exhausted" | "premium_required" | "insufficient_tokens" | "rate_limited" | "plan_not_found" | "provider_not_configured" | "payment_provider_unavailable" | "webhook_signature_invalid" | "dependency_unavailable" | "payload_too_large" | "unsupported_media_type" | "internal_error" | "method_not_allowed" | "reply_failed";
        /** @description A problem as in RFC 9457. `code` is what a client switches on; `title` and `detail` are for humans and may change. */
        Problem: {
            /** @description A URI reference that names the kind of problem. */
            type: string;
            /** @description The kind of problem, in words. */
            title: string;
            /** @description The HTTP status again. */
            status: number;
            /** @description This occurrence, in words. */
            detail?: string;
            /** @description Names this request in the logs. */
            traceId?: string;
            code: components["schemas"]["ProblemCode"];
        };
        /** @description The app is ready. */
        Health: {
            /**
             * @description Always `ok`; anything else is a problem.
             * @enum {string}
             */
            status: "ok";
            /** @description The version that runs. */
            version: string;
        };
        /** @description What a client must know before anyone signs in. */
        ConfigView: {
            turnstile: components["schemas"]["TurnstileConfig"];
            /** @description The ways to sign in, in the order in which to show them. */
            signIn: components["schemas"]["SignInOption"][];
            /** @description What a new conversation starts with. */
            freeQuota: components["schemas"]["FreeRemaining"];
        };
        /** @description How to show Cloudflare's Turnstile widget. */
        TurnstileConfig: {
            /** @description The public site key. */
            siteKey: string;
            /** @description The widget's script. */
            scriptUrl: string;
            /** @description The widget's action; siteverify's must be the same. */
            action?: string;
        };
        /** @description A way to sign in. */
        SignInOption: {
            /** @description The identity provider's id. */
            id: string;
            /** @description As users know it. */
            name: string;
            /** @description Where to send the browser. */
            url: string;
        };
        /** @description What is left of the free quota with one companion. */
        FreeRemaining: {
            /**
             * Format: int32
             * @description Text messages.
             */
            text: number;
            /**
             * Format: int32
             * @description Images and videos.
             */
            media: number;
            /**
             * Format: int32
             * @description Voice messages.
             */
            audio: number;
        };
        /** @description The caller and what the caller has bought. */
        Me: {
            /** @description The caller's id: identity provider and id there. */
            readonly userId: string;
            /** @description As the identity provider tells it. */
            name?: string;
            /** @description Premium runs now. */
            premiumActive: boolean;
            /**
             * Format: date-time
             * @description When premium ends or ended; null or absent: never had it.
             */
            premiumUntil?: string | null;
            /**
             * Format: int64
             * @description The balance.
             */
            tokens: number;
        };
        /** @description A character to talk with. */
        Companion: {
            /** @description Part of addresses; never changes. */
            readonly id: string;
            /** @description As users see it. */
            name: string;
            /** @description One line that says who this is. */
            tagline?: string;
            /**
             * Format: uri-reference
             * @description The portrait: a path of this site.
             */
            avatarUrl?: string;
        };
        /** @description The catalog. */
        Companions: {
            /** @description In the operator's order. */
            companions: components["schemas"]["Companion"][];
        };
        /** @description A conversation, as a list shows it. */
        Thread: {
            /** @description Opaque; as startConversation answered it. */
            conversationId: string;
            /** @description The companion's id. */
            companionId: string;
            /** @description `Unknown` where the catalog no longer has the companion. */
            companionName: string;
            /**
             * Format: uri-reference
             * @description The portrait: a path of this site; absent where the catalog no longer has the companion.
             */
            avatarUrl?: string;
            /** @description The last message's id. */
            lastMessageId?: string;
            /** @description The last message: at most 140 UTF-16 units of it, cut back to a whole grapheme and followed by … when it is longer. */
            lastMessagePreview: string;
            /** @description When the last message was written. */
            lastMessageAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Grows by exactly one with every change of the conversation; every pushed event carries it, so a client sees what it missed.
             */
            readonly version?: number;
            /** @description The companion wrote after the read mark; the greeting does not count. */
            unread: boolean;
        };
        /** @description The caller's conversations. */
        Threads: {
            /** @description Newest message first. */
            threads: components["schemas"]["Thread"][];
        };
        /**
         * @description Who wrote it: the user, or the companion.
         * @enum {string}
         */
        MessageSender: "user" | "ai";
        /**
         * @description What it is; only text for now.
         * @enum {string}
         */
        MessageKind: "text" | "image" | "video" | "audio";
        /**
         * @description Where the reply to a user message stands.
         * @enum {string}
         */
        MessageStatus: "sent" | "replying" | "answered" | "failed";
        /** @description A message of a conversation. */
        Message: {
            /** @description Opaque; unique within the conversation. */
            readonly id: string;
            sender: components["schemas"]["MessageSender"];
            kind: components["schemas"]["MessageKind"];
            /** @description Plain text; show it as text, whoever wrote it. */
            text: string;
            /** @description When it was accepted. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description On every ai message but the greeting: the user message that it answers. */
            inReplyTo?: string;
            /** @description On a user message: the Idempotency-Key that it was sent with. */
            clientId?: string;
            /** @description Always on a user message: where its reply stands. */
            status?: components["schemas"]["MessageStatus"];
        };
        /** @description A conversation, as its screen shows it. */
        ConversationView: {
            /** @description Opaque; as startConversation answered it. */
            conversationId: string;
            /** @description The companion's id. */
            companionId: string;
            /** @description `Unknown` where the catalog no longer has the companion. */
            companionName: string;
            freeRemaining: components["schemas"]["FreeRemaining"];
            /** @description Premium runs now: no quota applies. */
            premiumActive: boolean;
            /** @description Oldest first. */
            messages: components["schemas"]["Message"][];
            /** @description For `before`: the page before this one; null or absent where there is none. */
            nextCursor?: string | null;
            /**
             * Format: uri-reference
             * @description The portrait: a path of this site; absent where the catalog no longer has the companion.
             */
            avatarUrl?: string;
            /** @description The companion wrote after the read mark; the greeting does not count. */
            unread?: boolean;
            /**
             * Format: int64
             * @description Grows by exactly one with every change of the conversation; every pushed event carries it, so a client sees what it missed.
             */
            readonly version: number;
        };
        /** @description The caller's conversation with that companion. */
        StartedConversation: {
            /** @description Opaque. */
            conversationId: string;
        };
        /** @description The message as it was accepted, and what is left. */
        SentMessage: {
            message: components["schemas"]["Message"];
            freeRemaining: components["schemas"]["FreeRemaining"];
            /** @description Premium runs now. */
            premiumActive: boolean;
        };
        /** @description A nonce, good for one message. */
        MintedNonce: {
            /** @description For sendMessage. */
            nonceId: string;
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description Where and with which token to connect to the hub. */
        ConnectionInfo: {
            /** @description The hub's address. */
            url: string;
            /** @description A bearer token, bound to the caller; secret. */
            accessToken: string;
        };
        /**
         * @description Who takes the money.
         * @enum {string}
         */
        PaymentProvider: "stripe" | "coingate" | "upgate";
        /** @description Something to buy. */
        Plan: {
            /** @description For createCheckout. */
            id: string;
            /** @description As users see it. */
            name: string;
            /**
             * Format: int64
             * @description In the currency's smallest unit.
             */
            amount: number;
            /** @description ISO 4217, as the providers write it. */
            currency: string;
            grants: components["schemas"]["PlanGrants"];
        };
        /** @description What a purchase brings. */
        PlanGrants: {
            /**
             * Format: int32
             * @description Times 24 h, from now or from premiumUntil where that is later.
             */
            premiumDays?: number;
            /**
             * Format: int64
             * @description Added to the balance.
             */
            tokens?: number;
        };
        /** @description What can be bought. */
        Plans: {
            plans: components["schemas"]["Plan"][];
            /** @description Those that are configured. */
            providers: components["schemas"]["PaymentProvider"][];
        };
        /** @description An open payment. */
        OpenedCheckout: {
            /**
             * Format: uri
             * @description Where to send the browser.
             */
            checkoutUrl: string;
            /** @description Our own order id. */
            sessionId: string;
            provider: components["schemas"]["PaymentProvider"];
        };
        /**
         * @description pending: not paid yet. paid: granted; a part may have been refunded. expired: it was not paid, or the money did not come. refunded: all of it. disputed: the buyer's bank wants the money back, or has got it.
         * @enum {string}
         */
        OrderStatus: "pending" | "paid" | "expired" | "refunded" | "disputed";
        /** @description Where a purchase stands, and what the caller has now. */
        CheckoutView: {
            status: components["schemas"]["OrderStatus"];
            me: components["schemas"]["Me"];
        };
        /** @description A purchase. */
        Order: {
            /** @description Our own order id. */
            sessionId: string;
            provider: components["schemas"]["PaymentProvider"];
            /** @description The plan that was bought. */
            planId: string;
            status: components["schemas"]["OrderStatus"];
            /**
             * Format: int64
             * @description In the currency's smallest unit.
             */
            amount: number;
            /** @description ISO 4217, as the providers write it. */
            currency: string;
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description The caller's purchases. */
        Orders: {
            /** @description Newest first. */
            orders: components["schemas"]["Order"][];
        };
        /** @description Whom to talk with. */
        StartConversationRequest: {
            /** @description A companion of the catalog. */
            companionId: string;
        };
        /** @description A message to send. */
        SendMessageRequest: {
            /** @description Trimmed, then 1 to 4,000 UTF-16 code units. */
            text: string;
            /** @description From mintNonce. Absent: 403 `security_check_failed`. */
            nonceId?: string;
        };
        /** @description How far the caller has read. */
        MarkReadRequest: {
            /**
             * Format: date-time
             * @description The newest message's createdAt.
             */
            at: string;
        };
        /** @description A solved Turnstile challenge. */
        MintNonceRequest: {
            /** @description What the widget gave. */
            token: string;
        };
        /** @description What to buy, and how. */
        CreateCheckoutRequest: {
            /** @description A plan of listPlans. */
            planId: string;
            /**
             * @description Who takes the money.
             * @default stripe
             * @enum {string}
             */
            provider: "stripe" | "coingate" | "upgate";
            /** @description A path of this site, to return to. */
            returnTo?: string;
        };
        /** @description Push event `messageAdded`: a message was stored; the user's own too, for the user's other screens. */
        MessageAddedEvent: {
            /** @description Opaque; as startConversation answered it. */
            conversationId: string;
            /**
             * Format: int64
             * @description Grows by exactly one with every change of the conversation; every pushed event carries it, so a client sees what it missed.
             */
            readonly version: number;
            message: components["schemas"]["Message"];
        };
        /** @description Push event `conversationUpdated`: follows every change (start, send, reply, release, read). */
        ConversationUpdatedEvent: {
            /** @description Opaque; as startConversation answered it. */
            conversationId: string;
            /**
             * Format: int64
             * @description Grows by exactly one with every change of the conversation; every pushed event carries it, so a client sees what it missed.
             */
            readonly version: number;
            /** @description The companion's id. */
            companionId: string;
            freeRemaining: components["schemas"]["FreeRemaining"];
            /** @description Premium runs now. */
            premiumActive: boolean;
            /** @description The last message's id. */
            lastMessageId: string;
            /** @description The last message: at most 140 UTF-16 units of it, cut back to a whole grapheme and followed by … when it is longer. */
            lastMessagePreview: string;
            /** @description When the last message was written. */
            lastMessageAt: components["schemas"]["Timestamp"];
            /** @description The companion wrote after the read mark; the greeting does not count. */
            unread: boolean;
        };
        /** @description Push event `replyFailed`: the message was not charged; offer to try again. */
        ReplyFailedEvent: {
            /** @description Opaque; as startConversation answered it. */
            conversationId: string;
            /**
             * Format: int64
             * @description Grows by exactly one with every change of the conversation; every pushed event carries it, so a client sees what it missed.
             */
            readonly version: number;
            /** @description The user message that got no reply. */
            inReplyTo: string;
            /**
             * @description Why, as a problem code.
             * @enum {string}
             */
            code: "reply_failed";
            /** @description After what was charged has been given back. */
            freeRemaining: components["schemas"]["FreeRemaining"];
        };
        /** @description Push event `entitlementsChanged`: something was bought or taken back. */
        EntitlementsChangedEvent: {
            /** @description Premium runs now. */
            premiumActive: boolean;
            /**
             * Format: date-time
             * @description When premium ends or ended; null: never had it.
             */
            premiumUntil: string | null;
            /**
             * Format: int64
             * @description The balance.
             */
            tokens: number;
        };
    };
    responses: {
        /** @description A problem; see the codes. */
        Problem: {
            headers: {
                Allow: components["headers"]["Allow"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "This path does not take this method.",
                 *       "status": 405,
                 *       "code": "method_not_allowed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: nobody is signed in. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Sign in first.",
                 *       "status": 401,
                 *       "code": "unauthenticated"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: it does not exist, or is another user's. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "There is nothing here.",
                 *       "status": 404,
                 *       "code": "not_found"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: the request is not as described here. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request is not valid.",
                 *       "status": 400,
                 *       "code": "invalid_request"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description As startConversation answered it. */
        ConversationId: string;
        /** @description As listCompanions answered it. */
        CompanionId: string;
        /** @description Chosen by the client, one for each thing that it wants done once. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description `true` where this repeats an earlier answer; absent otherwise. */
        IdempotencyReplayed: "true";
        /** @description Seconds to wait before trying again. */
        RetryAfter: number;
        /** @description On 405: the methods that this path takes. */
        Allow: string;
        /** @description A strong tag of the content. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "1.0.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `dependency_unavailable`: storage does not answer. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1, as JSON. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "turnstile": {
                     *         "siteKey": "1x00000000000000000000AA",
                     *         "scriptUrl": "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit"
                     *       },
                     *       "signIn": [
                     *         {
                     *           "id": "google",
                     *           "name": "Google",
                     *           "url": "/.auth/login/google"
                     *         }
                     *       ],
                     *       "freeQuota": {
                     *         "text": 10,
                     *         "media": 2,
                     *         "audio": 3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ConfigView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "local|ada",
                     *       "name": "Ada",
                     *       "premiumActive": false,
                     *       "premiumUntil": null,
                     *       "tokens": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Problem"];
        };
    };
    listMyOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The purchases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orders"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Problem"];
        };
    };
    listCompanions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The companions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "companions": [
                     *         {
                     *           "id": "maren",
                     *           "name": "Maren Solheim",
                     *           "tagline": "Boat builder in Lofoten.",
                     *           "avatarUrl": "/api/companions/maren/avatar"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Companions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCompanionAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of a copy that the client holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description As listCompanions answered it. */
                companionId: components["parameters"]["CompanionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The portrait. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The tag in If-None-Match is still the portrait's. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listThreads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "threads": [
                     *         {
                     *           "conversationId": "maren.3q2-7wAbCdEfGh_0",
                     *           "companionId": "maren",
                     *           "companionName": "Maren Solheim",
                     *           "avatarUrl": "/api/companions/maren/avatar",
                     *           "lastMessageId": "7997384b2a11-04be",
                     *           "lastMessagePreview": "Sit down, then. Which day leaked the most?",
                     *           "lastMessageAt": "2026-11-20T18:04:08.731Z",
                     *           "version": 3,
                     *           "unread": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Threads"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Problem"];
        };
    };
    startConversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "companionId": "maren"
                 *     }
                 */
                "application/json": components["schemas"]["StartConversationRequest"];
            };
        };
        responses: {
            /** @description It existed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversationId": "maren.3q2-7wAbCdEfGh_0"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedConversation"];
                };
            };
            /** @description Created; the companion's greeting is its first message. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversationId": "maren.3q2-7wAbCdEfGh_0"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedConversation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getConversation: {
        parameters: {
            query?: {
                /** @description How many of the newest messages. */
                limit?: number;
                /** @description The nextCursor of an earlier page. One that was not issued here is 400 `invalid_request`. */
                before?: string;
            };
            header?: never;
            path: {
                /** @description As startConversation answered it. */
                conversationId: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversationId": "maren.3q2-7wAbCdEfGh_0",
                     *       "companionId": "maren",
                     *       "companionName": "Maren Solheim",
                     *       "freeRemaining": {
                     *         "text": 9,
                     *         "media": 2,
                     *         "audio": 3
                     *       },
                     *       "premiumActive": false,
                     *       "messages": [
                     *         {
                     *           "id": "7997384b2a4f-9c1d",
                     *           "sender": "user",
                     *           "kind": "text",
                     *           "text": "Uff, what a week.",
                     *           "createdAt": "2026-11-20T18:04:05.120Z",
                     *           "clientId": "b1f0c7d2",
                     *           "status": "answered"
                     *         },
                     *         {
                     *           "id": "7997384b2a11-04be",
                     *           "sender": "ai",
                     *           "kind": "text",
                     *           "text": "Sit down, then. Which day leaked the most?",
                     *           "createdAt": "2026-11-20T18:04:08.731Z",
                     *           "inReplyTo": "7997384b2a4f-9c1d"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, one for each thing that it wants done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description As startConversation answered it. */
                conversationId: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Uff, what a week.",
                 *       "nonceId": "n_5bJ0gq1hQe2x"
                 *     }
                 */
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description Accepted. The reply comes as a push event. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": {
                     *         "id": "7997384b2a4f-9c1d",
                     *         "sender": "user",
                     *         "kind": "text",
                     *         "text": "Uff, what a week.",
                     *         "createdAt": "2026-11-20T18:04:05.120Z",
                     *         "clientId": "b1f0c7d2",
                     *         "status": "replying"
                     *       },
                     *       "freeRemaining": {
                     *         "text": 9,
                     *         "media": 2,
                     *         "audio": 3
                     *       },
                     *       "premiumActive": false
                     *     }
                     */
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            /** @description `invalid_request`, `empty_message` or `message_too_long`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `free_text_exhausted`: the client shows the upgrade banner. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "The free messages are used up.",
                     *       "status": 402,
                     *       "code": "free_text_exhausted"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `security_check_failed`: the nonce is missing, unknown, another user's, used or expired. Nothing else is changed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `rate_limited`: ten messages of this conversation await their reply. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As startConversation answered it. */
                conversationId: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "at": "2026-11-20T18:04:08.731Z"
                 *     }
                 */
                "application/json": components["schemas"]["MarkReadRequest"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    mintNonce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "0.zrSnRHO7h0HwSjSCU8oyzbjEtD8p"
                 *     }
                 */
                "application/json": components["schemas"]["MintNonceRequest"];
            };
        };
        responses: {
            /** @description Minted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "nonceId": "n_5bJ0gq1hQe2x",
                     *       "expiresAt": "2026-11-20T18:06:05.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MintedNonce"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            /** @description `turnstile_failed`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `turnstile_unavailable`: siteverify could not be reached. Fails closed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    negotiate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a SignalR client expects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://example.service.signalr.net/client/?hub=chat",
                     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectionInfo"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Problem"];
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plans": [
                     *         {
                     *           "id": "premium-30",
                     *           "name": "30 days of premium",
                     *           "amount": 999,
                     *           "currency": "usd",
                     *           "grants": {
                     *             "premiumDays": 30
                     *           }
                     *         }
                     *       ],
                     *       "providers": [
                     *         "stripe"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Plans"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, one for each thing that it wants done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planId": "premium-30",
                 *       "provider": "stripe",
                 *       "returnTo": "/chats"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCheckoutRequest"];
            };
        };
        responses: {
            /** @description One for the same plan and provider is still open; the same answer as then. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCheckout"];
                };
            };
            /** @description Opened. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "checkoutUrl": "https://checkout.stripe.com/c/pay/cs_test_a1",
                     *       "sessionId": "2516070504317509999-60eef81fa8c58a10",
                     *       "provider": "stripe"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenedCheckout"];
                };
            };
            /** @description `invalid_request`, for instance a returnTo that leaves this site. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `plan_not_found` or `provider_not_configured`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payment_provider_unavailable`. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verifyCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our own order id, as createCheckout answered it. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the purchase stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "paid",
                     *       "me": {
                     *         "userId": "local|ada",
                     *         "name": "Ada",
                     *         "premiumActive": true,
                     *         "premiumUntil": "2026-12-20T18:04:05.120Z",
                     *         "tokens": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CheckoutView"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `payment_provider_unavailable`: the provider does not answer. Nothing has changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Who calls. */
                provider: components["schemas"]["PaymentProvider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/x-www-form-urlencoded": Record<string, never>;
            };
        };
        responses: {
            /** @description Taken: known, repeated or of no interest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `webhook_signature_invalid`: not the provider's, or larger than 64 KiB. Nothing has changed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such provider; `provider_not_configured`: it is not on offer here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A later delivery can help: the provider's API or storage does not answer. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
