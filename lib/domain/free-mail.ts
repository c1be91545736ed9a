/**
 * Providers that give an address to anybody: no such address says where somebody works. Our own list, since the ones
 * that can be had are long, gathered by machines and hold employers, too; a domain that it lacks is not accepted for
 * that, it only has to belong to the employer like any other.
 */

/** Under any ending: yahoo.co.jp, outlook.de. */
const EVERYWHERE = new Set(
  `aol gmail googlemail gmx hotmail icloud inbox live mail outlook proton protonmail rediffmail rocketmail tuta tutamail
   tutanota web yahoo yandex ymail`.split(/\s+/),
);

const DOMAINS = new Set(
  `126.com 139.com 163.com 188.com 189.cn abv.bg aim.com alice.it aliyun.com att.net bellsouth.net bigpond.com bk.ru
   blueyonder.co.uk bluewin.ch btinternet.com btopenworld.com centrum.cz charter.net comcast.net cox.net daum.net
   disroot.org duck.com earthlink.net email.com email.cz email.it eml.cc fastmail.com fastmail.fm foxmail.com free.fr
   freemail.hu freenet.de hanmail.net hey.com hushmail.com iinet.net.au interia.pl internode.on.net juno.com keemail.me
   laposte.net libero.it list.ru mac.com mailbox.org mailfence.com me.com mozmail.com msn.com naver.com netzero.net
   neuf.fr ntlworld.com o2.pl onet.pl onmail.com optonline.net optusnet.com.au orange.fr passmail.net pm.me posteo.de
   posteo.net protonmail.ch qq.com rambler.ru riseup.net rogers.com runbox.com sapo.pt sbcglobal.net seznam.cz sfr.fr
   shaw.ca simplelogin.com simplelogin.co sina.cn sina.com skiff.com sky.com skynet.be sohu.com startmail.com
   sympatico.ca t-online.de talktalk.net telenet.be telus.net terra.com.br tim.it tiscali.it ukr.net uol.com.br usa.com
   verizon.net virgilio.it virginmedia.com vodafone.it wanadoo.fr wp.pl xs4all.nl xtra.co.nz yeah.net zoho.com
   zohomail.com`.split(/\s+/),
);

/** @param label what the domain is registered under: `yahoo` of yahoo.co.jp, null where that is not clear */
export function isFreeMail(domain: string, label: string | null): boolean {
  return DOMAINS.has(domain) || (label !== null && EVERYWHERE.has(label));
}
