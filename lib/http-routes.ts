import * as accounts from './accounts/schema';
import * as admin from './admin/schema';
import * as calendars from './availability/calendars-schema';
import * as callEvents from './availability/call-events/schema';
import * as googleCalendars from './availability/google-calendars/schema';
import * as availability from './availability/schema';
import * as rescheduling from './bookings/reschedule-schema';
import * as bookings from './bookings/schema';
import * as calls from './calls/schema';
import * as disputes from './disputes/schema';
import * as feedback from './feedback/schema';
import * as files from './files/schema';
import * as listings from './listings/schema';
import * as notifications from './notifications/schema';
import * as payments from './payments/schema';
import type { RouteDefinition } from './route';
import * as system from './system/schema';

/** Every operation of the HTTP interface. A test compares the list with the routes of the build. */
export const HTTP_ROUTES: readonly RouteDefinition[] = [
  bookings.requestRoute,
  bookings.listRoute,
  bookings.readRoute,
  bookings.acceptRoute,
  bookings.declineRoute,
  bookings.scheduleRoute,
  rescheduling.moveOptionsRoute,
  rescheduling.rescheduleRoute,
  bookings.checkoutRoute,
  bookings.cancelPreviewRoute,
  bookings.cancelRoute,
  bookings.joinRoute,
  bookings.confirmRoute,
  feedback.submitRoute,
  feedback.readRoute,
  feedback.saveDraftRoute,
  feedback.recheckRoute,
  feedback.rateRoute,
  listings.searchRoute,
  listings.professionalRoute,
  listings.requestWorkEmailRoute,
  listings.confirmWorkEmailRoute,
  accounts.meRoute,
  accounts.exportMeRoute,
  files.readFileRoute,
  files.savePhotoRoute,
  files.sendPhotoRoute,
  files.removePhotoRoute,
  files.saveCvRoute,
  files.sendCvRoute,
  files.removeCvRoute,
  availability.readAvailabilityRoute,
  availability.saveAvailabilityRoute,
  availability.connectGoogleRoute,
  availability.googleCallbackRoute,
  availability.disconnectGoogleRoute,
  callEvents.questionRoute,
  callEvents.answerRoute,
  googleCalendars.readChoiceRoute,
  googleCalendars.chooseRoute,
  calendars.listAddressesRoute,
  calendars.addAddressRoute,
  calendars.removeAddressRoute,
  notifications.listNotificationsRoute,
  notifications.markNotificationsReadRoute,
  notifications.calendarFileRoute,
  notifications.callsFeedRoute,
  admin.exportUsersRoute,
  admin.exportBookingsRoute,
  admin.exportPaymentsRoute,
  admin.exportPayoutsRoute,
  admin.exportFeedbackRoute,
  admin.exportDisputesRoute,
  admin.exportAuditLogsRoute,
  payments.onboardRoute,
  payments.earningsExportRoute,
  payments.statementRoute,
  payments.refundRoute,
  payments.retryRefundRoute,
  payments.holdPayoutRoute,
  payments.releasePayoutRoute,
  payments.retryPayoutRoute,
  disputes.openDisputeRoute,
  disputes.listDisputesRoute,
  disputes.readDisputeRoute,
  disputes.stateRoute,
  disputes.withdrawRoute,
  disputes.decideRoute,
  payments.stripeWebhookRoute,
  payments.stripeConnectWebhookRoute,
  calls.zoomWebhookRoute,
  system.healthRoute,
  system.readyRoute,
  system.openApiRoute,
];
