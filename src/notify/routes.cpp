#include "notify/routes.h"

#include "notify/message.h"
#include "notify/permissions.h"

namespace atrium::notify {

void add_routes(Api& api) {
    api.add("GET /api/my/messages", {"我的消息", "My messages"}, may::own_messages, messages);
    api.add("GET /api/my/messages/unread", {"未读消息数", "How many are unread"}, may::own_messages,
            unread_messages);
    api.add("GET /api/my/messages/{id}", {"一条消息", "One message"}, may::own_messages, message);
    api.add("PUT /api/my/messages/{id}/reading", {"标为已读", "Mark as read"}, may::own_messages, mark_read);
    api.add("PUT /api/my/messages/reading", {"全部标为已读", "Mark all as read"}, may::own_messages,
            mark_all_read);
}

void add_reactions(Reactions& reactions) {
    reactions.on("identity/code-made", "notify/send-code", send_code);
}

}  // namespace atrium::notify
